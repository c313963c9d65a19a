import { convert, type HtmlToTextOptions } from 'html-to-text';

const most = 1_000_000;
const deepest = 300;

/** What a reader would not have seen: images, code, hidden pieces (which may carry text meant for machines). */
const unseen = [
  'img',
  'script',
  'style',
  'noscript',
  'template',
  'object',
  'svg',
  'head',
  'title',
  '[hidden]',
  '[style*="display:none"]',
  '[style*="display: none"]',
  '[style*="visibility:hidden"]',
  '[style*="visibility: hidden"]',
  '[style*="font-size:0"]',
  '[style*="mso-hide:all"]',
];

const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: most, maxDepth: deepest, maxChildNodes: 20_000, ellipsis: '[…]' },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'hr', options: { length: 40 } },
    { selector: 'table', format: 'block' },
    ...unseen.map((selector) => ({ selector, format: 'skip' })),
  ],
};

/** Plain text of a mail's HTML. Nothing of the markup survives; time and depth are bounded, however hostile it is. */
export function htmlToPlain(html: string): string {
  const bounded = html.slice(0, most);
  if (nestedDeeper(bounded, deepest)) return withoutTags(bounded);
  try {
    return convert(bounded, options)
      .replace(/\u00a0/g, ' ')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  } catch {
    return withoutTags(bounded);
  }
}

/** Rough count, for nesting no person writes: a tree that deep would overflow the walk. */
function nestedDeeper(html: string, limit: number): boolean {
  let depth = 0;
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (/^(?:br|img|hr|p|li|td|tr|th|meta|link|input|col|option)$/i.test(name ?? '')) continue;
    depth = Math.max(0, depth + (closing ? -1 : 1));
    if (depth > limit) return true;
  }
  return false;
}

/** Text between the tags, in one linear pass. */
const withoutTags = (html: string): string =>
  html
    .split('<')
    .map((piece, index) => (index === 0 ? piece : piece.slice(piece.indexOf('>') + 1)))
    .join(' ')
    .replace(/[<>]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
