/** Contacts in an hour that are never called a surge, however unusual. */
const least = 8;
/** Standard errors: forty-five types, some ten separate hours a day; a false alarm about once in three weeks. */
const clearly = 3.7;

/**
 * Whether an hour's contacts of one type are clearly more than hours like it usually bring. On the square-root scale
 * counts vary about equally whatever their size: z = 2(√c − √e)/√φ. An expectation under one counts as one.
 */
export function isSurge(count: number, expected: number, phi: number): boolean {
  return (
    count >= least &&
    (2 * (Math.sqrt(count) - Math.sqrt(Math.max(1, expected)))) / Math.sqrt(Math.max(1, phi)) > clearly
  );
}
