/**
 * JavaScript's `\\b` and `\\w` know only a to z: `\\bdö\\b` never matches. This gives a pattern both in their Swedish sense and
 * lets it begin only where a word begins.
 */
export function swedish(pattern: RegExp): RegExp {
  const source = pattern.source
    .replaceAll('\\w', '[\\p{L}\\p{N}]')
    .replaceAll('\\b', '(?:(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}]))');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})`, pattern.flags);
}
