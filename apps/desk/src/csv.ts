/** A table read from CSV: each row by column name, with the line it began on (from 1). */
export interface CsvRow {
  line: number;
  values: Record<string, string>;
}

/**
 * Reads CSV as spreadsheets write it (RFC 4180): quotes, line breaks within quotes, a byte-order mark, and comma,
 * semicolon (Swedish Excel) or tab between columns, told by the first line. Throws with the line that is wrong.
 */
export function readCsv(text: string): CsvRow[] {
  const [first, ...rest] = cellsOf(text.replace(/^\uFEFF/, ''));
  const names = first?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  if (names.length === 0 || names.some((name) => name === '')) throw new Error('Line 1 must name the columns.');
  if (new Set(names).size !== names.length) throw new Error('Line 1 names a column twice.');
  return rest
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => {
      if (cells.length > names.length)
        throw new Error(`Line ${line} has ${cells.length} columns, but line 1 names ${names.length}.`);
      return { line, values: Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()])) };
    });
}

interface Cells {
  line: number;
  cells: string[];
}

function cellsOf(text: string): Cells[] {
  const separator = [';', '\t', ','].find((mark) => (text.split(/\r?\n/)[0] ?? '').includes(mark)) ?? ',';
  const rows: Cells[] = [];
  let row: Cells = { line: 1, cells: [''] };
  let line = 1;
  let quoted = false;
  const add = (letter: string): void => {
    row.cells[row.cells.length - 1] += letter;
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    if (letter === '\n') line += 1;
    if (quoted && letter === '"' && text[at + 1] === '"') {
      add('"');
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (quoted) add(letter);
    else if (letter === separator) row.cells.push('');
    else if (letter === '\n') {
      rows.push(row);
      row = { line, cells: [''] };
    } else if (letter !== '\r') add(letter);
  }
  if (quoted) throw new Error(`A quote that begins on or after line ${row.line} is never closed.`);
  return [...rows, row];
}
