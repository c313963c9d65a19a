const text = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

/** First bytes (latin1) of common kinds, at offset 0. */
const heads: [string, string][] = [
  ['%PDF-', 'application/pdf'],
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['BM', 'image/bmp'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['{\\rtf', 'application/rtf'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ['MZ', 'application/vnd.microsoft.portable-executable'],
  ['\x7fELF', 'application/x-elf'],
  ['#!', 'text/x-shellscript'],
  ['\x1f\x8b', 'application/gzip'],
  ['Rar!\x1a\x07', 'application/vnd.rar'],
  ["7z\xbc\xaf'\x1c", 'application/x-7z-compressed'],
  ['ID3', 'audio/mpeg'],
  ['OggS', 'audio/ogg'],
  ['fLaC', 'audio/flac'],
  ['\x1aE\xdf\xa3', 'video/webm'],
];

/** What a zip is, by the first names inside it. */
const zips: [RegExp, string][] = [
  [
    /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/,
    'application/vnd.oasis.opendocument.$1',
  ],
  [/word\//, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/xl\//, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/ppt\//, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** Brands of the ISO base media format, at offset 8. */
const brands: [RegExp, string][] = [
  [/^(?:heic|heix|mif1|msf1)/, 'image/heic'],
  [/^avif/, 'image/avif'],
  [/^qt/, 'video/quicktime'],
  [/^M4A/, 'audio/mp4'],
  [/^/, 'video/mp4'],
];

/** Media type of a file by its content, never by its name or what the sender said. Unknown bytes are `application/octet-stream`. */
export function fileKind(content: Buffer): string {
  const head = text(content, 0, 16);
  const binary = content.subarray(0, 64).includes(0);
  // Two letters may begin a text as well: those need binary bytes after them.
  const known = heads.find(
    ([magic]) =>
      head.startsWith(magic) &&
      (binary || magic.length > 2 || magic === '#!' || magic.charCodeAt(0) > 126 || magic.charCodeAt(0) < 32),
  );
  if (known) return known[1];
  if (head.startsWith('PK\x03\x04'))
    return zipKind(text(content, 0, 4_096) + text(content, Math.max(0, content.length - 65_536), content.length));
  if (head.startsWith('RIFF'))
    return (
      { WEBP: 'image/webp', WAVE: 'audio/wav', 'AVI ': 'video/x-msvideo' }[text(content, 8, 12)] ??
      'application/octet-stream'
    );
  if (text(content, 4, 8) === 'ftyp')
    return brands.find(([brand]) => brand.test(text(content, 8, 12)))?.[1] ?? 'video/mp4';
  if (/^\xff[\xe2\xe3\xf2\xf3\xfa\xfb]/.test(head)) return 'audio/mpeg';
  return textKind(content);
}

const zipKind = (names: string): string => {
  for (const [pattern, type] of zips) {
    const found = pattern.exec(names);
    if (found) return type.replace('$1', found[1] ?? '');
  }
  return 'application/zip';
};

function textKind(content: Buffer): string {
  const start = content.subarray(0, 65_536);
  if (start.includes(0)) return 'application/octet-stream';
  const words = start
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 1_000);
  if (/^(?:<!doctype html|<html|<head|<body|<script)/i.test(words)) return 'text/html';
  if (/<svg[\s>]/i.test(words)) return 'image/svg+xml';
  if (/^<\?xml/i.test(words)) return 'application/xml';
  if (
    /^(?:[A-Za-z-]{2,40}: .*\r?\n){2}/.test(words) &&
    /^(?:from|received|message-id|return-path|subject): /im.test(words)
  )
    return 'message/rfc822';
  if (/^BEGIN:VCALENDAR/i.test(words)) return 'text/calendar';
  if (/^BEGIN:VCARD/i.test(words)) return 'text/vcard';
  return printable(start) ? 'text/plain' : 'application/octet-stream';
}

/** Mostly characters a person typed: at most one control byte in a hundred. */
const printable = (start: Buffer): boolean =>
  start.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length * 100 <= start.length;
