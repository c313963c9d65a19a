/** A figure as it may be shown. */
export type Shown = number | '<5' | 'hidden';
export interface Cell {
  /** What is counted. */
  count: number;
  /** Persons behind it. */
  persons: number;
}

/** Fewer persons than this are never shown as a number. Zero is nobody and is shown. */
export const fewest = 5;
const few = ({ persons }: Cell): boolean => persons > 0 && persons < fewest;

/**
 * Hides small cells of a table whose row and column sums are known or could be: `<5`, and a second cell `hidden` in
 * every row and column with exactly one hidden cell, since that one could be computed. Of the others the smallest is
 * hidden. With `along: 'columns'` only columns have sums.
 */
export function suppress(table: readonly (readonly Cell[])[], along: 'both' | 'columns' = 'both'): Shown[][] {
  const shown: Shown[][] = table.map((row) => row.map((cell) => (few(cell) ? '<5' : cell.count)));
  const width = Math.max(0, ...table.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => table.map((_row, row) => [row, column] as const));
  const rows = along === 'both' ? table.map((cells, row) => cells.map((_cell, column) => [row, column] as const)) : [];
  for (let changed = true; changed; ) {
    changed = [...columns, ...rows].map((line) => hideSecond(table, shown, line)).some(Boolean);
  }
  return shown;
}

/** Hides one more cell of a line with exactly one hidden. Answers whether it did. */
function hideSecond(
  table: readonly (readonly Cell[])[],
  shown: Shown[][],
  line: readonly (readonly [number, number])[],
): boolean {
  const open = line.filter(
    ([row, column]) => typeof shown[row]?.[column] === 'number' && (table[row]?.[column]?.count ?? 0) > 0,
  );
  const hidden = line.filter(([row, column]) => typeof shown[row]?.[column] === 'string').length;
  if (hidden !== 1 || open.length === 0) return false;
  const count = ([row, column]: readonly [number, number]): number => table[row]?.[column]?.count ?? 0;
  const smallest = open.reduce((least, cell) => (count(cell) < count(least) ? cell : least));
  (shown[smallest[0]] as Shown[])[smallest[1]] = 'hidden';
  return true;
}
