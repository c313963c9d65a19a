/** The text just before an offset, lower case, at most `length` characters and not across a blank line. */
export function before(text: string, offset: number, length: number): string {
  const part = text.slice(Math.max(0, offset - length), offset);
  const blank = part.lastIndexOf('\n\n');
  return (blank < 0 ? part : part.slice(blank + 2)).toLowerCase();
}

/** The text just after an offset, lower case. */
export function after(text: string, offset: number, length: number): string {
  return text.slice(offset, offset + length).toLowerCase();
}
