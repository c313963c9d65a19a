import type { Masked, Placeholder } from './masked.js';
import { mask } from './masking.js';

/** Masks several lines of one writer together, so that a number split over chat lines is seen. One result per part, in order; placeholders of all in each. */
export function maskAcross(parts: readonly string[], options: { known?: readonly Placeholder[] } = {}): Masked[] {
  let known = options.known ?? [];
  return parts.map((part) => {
    const masked = mask(part, { known });
    known = masked.placeholders;
    return masked;
  });
}
