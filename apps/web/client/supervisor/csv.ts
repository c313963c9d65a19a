import { signed, type TrendRow } from './figures.js';

const quoted = (value: string | number): string => {
  const text = String(value);
  // A cell that a spreadsheet would run as a formula is made plain text.
  return `"${(/^[=@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
};

/** The table as a file: hidden figures stay hidden, and every column says what it is. */
export function asCsv(
  rows: readonly TrendRow[],
  nameOf: (id: string) => string,
  words: { caseType: string; count: string; share: string; change: string; to: string },
): string {
  const head = [words.caseType, words.count, `${words.share} %`, `${words.change} %`, '95 % –', '95 % +'];
  const lines = rows.map(({ caseType, count, share, change }) => [
    nameOf(caseType),
    count,
    share === null ? '' : (share * 100).toFixed(1),
    ...(change ? [signed(change.ratio), signed(change.low), signed(change.high)] : ['', '', '']),
  ]);
  return `\uFEFF${[head, ...lines].map((line) => line.map(quoted).join(';')).join('\r\n')}\r\n`;
}

export function saveFile(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
