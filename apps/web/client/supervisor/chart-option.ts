import type { TrendRow } from './figures.js';
import { dashes } from './sparkline.js';

interface Look {
  from: string;
  to: string;
  locale: string;
  /** A token's colour by its name. */
  colour: (name: string) => string;
  chosen: string;
  narrow: boolean;
}
const marks = ['circle', 'rect', 'triangle'] as const;
const tones = ['citizen', 'ink', 'ink-2'] as const;

/** The chart by its rules: axis from 0, weeks as marks, level as a line on top of its band, names at the lines' ends, the chosen period shaded. */
export function chartOption(
  rows: readonly TrendRow[],
  nameOf: (id: string) => string,
  { from, to, locale, colour, chosen, narrow }: Look,
) {
  const weeks = rows[0]?.weeks.map(({ week }) => week) ?? [];
  const font = { fontFamily: 'Inter Variable, system-ui, sans-serif', color: colour('ink-2'), fontSize: 12 };
  const series = rows.flatMap((row, at) => {
    const tone = colour(tones[at] ?? 'ink');
    const per = (count: number | null, days: number) => (count === null || days === 0 ? null : count / days);
    const base = {
      type: 'line' as const,
      silent: true,
      symbol: 'none',
      stack: `band-${at}`,
      lineStyle: { opacity: 0 },
      animation: false,
    };
    const name = nameOf(row.caseType);
    const last = row.weeks.findLastIndex(({ level, count }) => (level ?? count) !== null);
    return [
      { ...base, data: row.weeks.map(({ low }) => low), z: 1 },
      {
        ...base,
        data: row.weeks.map(({ low, high }) => (low === null || high === null ? null : high - low)),
        areaStyle: { color: tone, opacity: at === 0 ? 0.18 : 0.09 },
        z: 1,
      },
      {
        type: 'line' as const,
        silent: true,
        animation: false,
        symbol: 'none',
        z: 4 - at,
        data: row.weeks.map(({ level }) => level),
        lineStyle: {
          color: tone,
          width: at === 0 ? 2.5 : 2,
          type: dashes[at] ? dashes[at].split(' ').map((part) => Number(part) * 1.5) : ('solid' as const),
        },
        ...(at === 0
          ? {
              markArea: {
                silent: true,
                itemStyle: { color: colour('sunken') },
                label: { ...font, position: 'insideBottom' as const },
                data: [
                  [
                    { name: chosen, xAxis: weeks.find((week) => week >= from) ?? weeks[0] ?? '' },
                    { xAxis: weeks.findLast((week) => week <= to) ?? weeks.at(-1) ?? '' },
                  ],
                ],
              },
            }
          : {}),
      },
      {
        type: 'line' as const,
        silent: true,
        animation: false,
        z: 4 - at,
        lineStyle: { opacity: 0 },
        symbol: marks[at] ?? 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        itemStyle: { color: at === 0 ? tone : colour('paper'), borderColor: tone, borderWidth: 1.5 },
        data: row.weeks.map(({ count, workingDays }, index) => {
          const value = per(count, workingDays);
          const label = {
            show: true,
            position: (narrow ? 'top' : 'right') as 'top' | 'right',
            align: (narrow ? 'right' : 'left') as 'right' | 'left',
            formatter: `{a|${name.length > 26 ? `${name.slice(0, 25)}…` : name}}\n${value === null ? '' : value.toLocaleString(locale, { maximumFractionDigits: 0 })}`,
            ...font,
            rich: { a: { ...font, color: colour('ink'), fontWeight: 600 as const } },
          };
          return index === last ? { value, label } : { value };
        }),
      },
    ];
  });
  return {
    animation: false,
    grid: { left: 8, right: narrow ? 16 : 150, top: 24, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category' as const,
      data: weeks,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line-strong') } },
      axisLabel: {
        ...font,
        hideOverlap: true,
        interval: Math.max(0, Math.floor(weeks.length / (narrow ? 4 : 6)) - 1),
        formatter: (week: string) =>
          new Date(`${week}T12:00:00`).toLocaleDateString(locale, { day: 'numeric', month: 'short' }),
      },
    },
    yAxis: { type: 'value' as const, min: 0, axisLabel: font, splitLine: { lineStyle: { color: colour('line') } } },
    series,
  };
}
