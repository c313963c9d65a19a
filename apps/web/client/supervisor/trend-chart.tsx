import { LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useSettings } from '../settings.js';
import { useText } from '../text/index.js';
import { chartOption } from './chart-option.js';
import type { TrendRow } from './figures.js';
import { useWords } from './words.js';

use([LineChart, GridComponent, MarkAreaComponent, SVGRenderer]);

/** Lines over time, drawn as SVG. Colours are read from the page, so that light and dark follow it. */
export default function TrendChart({
  rows,
  nameOf,
  from,
  to,
  label,
}: {
  rows: readonly TrendRow[];
  nameOf: (id: string) => string;
  from: string;
  to: string;
  label: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { theme } = useSettings();
  const { trends } = useWords();
  const { locale } = useText();
  useEffect(() => {
    const here = box.current;
    if (!here) return;
    const chart = init(here, undefined, { renderer: 'svg' });
    const draw = () => {
      const style = getComputedStyle(document.documentElement);
      const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
      chart.setOption(
        chartOption(rows, nameOf, { from, to, locale, colour, chosen: trends.chosen, narrow: here.clientWidth < 480 }),
        true,
      );
    };
    draw();
    const size = new ResizeObserver(() => {
      chart.resize();
      draw();
    });
    size.observe(here);
    const scheme = new MutationObserver(draw);
    scheme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => {
      size.disconnect();
      scheme.disconnect();
      chart.dispose();
    };
  }, [rows, nameOf, from, to, locale, trends, theme]);
  return <div ref={box} className="sv-chart" role="img" aria-label={label} />;
}
