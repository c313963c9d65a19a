/** "Gunilla Åkesson <g@example.se>" in its two parts. A bare address has no name. */
export function addressOf(from: string): { name: string; address: string } {
  const found = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(from);
  return found ? { name: found[1]!.trim(), address: found[2]!.trim() } : { name: '', address: from.trim() };
}
