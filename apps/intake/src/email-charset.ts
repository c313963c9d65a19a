/** windows-1252, as browsers and mail programs mean it when they say iso-8859-1. */
const western = new TextDecoder('windows-1252');
const strict = new TextDecoder('utf-8', { fatal: true });

const utf8 = (bytes: Buffer): string | undefined => {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
};

/** Where the header ends: offset of the empty line, or the length. */
const headerEnd = (bytes: Buffer): number => {
  const at = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((found) => found >= 0);
  return at.length > 0 ? Math.min(...at) : bytes.length;
};

/** Header bytes that are not UTF-8 (old programs write å as it is) are read as windows-1252. */
export function readableHeader(bytes: Buffer): Buffer {
  const end = headerEnd(bytes);
  const header = bytes.subarray(0, end);
  return utf8(header) === undefined ? Buffer.concat([Buffer.from(western.decode(header)), bytes.subarray(end)]) : bytes;
}

/** The mail once more with UTF-8 declarations read as windows-1252, for one whose text did not decode; undefined when that changes nothing. */
export function asWestern(bytes: Buffer): Buffer | undefined {
  const all = bytes.toString('latin1');
  const declared = all.replace(
    /(charset\s*=\s*)"?(?:utf-?8|us-ascii|ascii|unknown-8bit|8bit|x-unknown)"?/gi,
    '$1windows-1252',
  );
  if (declared !== all) return Buffer.from(declared, 'latin1');
  return utf8(bytes) === undefined ? Buffer.from(western.decode(bytes)) : undefined;
}

/** How badly a text was decoded: replacement characters. */
export const broken = (text: string): number => text.split('\ufffd').length - 1;

const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [western.decode(Uint8Array.of(byte)), byte]));

/** Text that was UTF-8 and was read as Latin-1 (`Ã¥` for `å`) is read again; any other text is answered as it is. */
export function unmangled(text: string): string {
  if (!/[ÃÂâ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122€]/.test(text)) return text;
  const bytes: number[] = [];
  for (const sign of text) {
    const byte = byteOf.get(sign) ?? (sign.charCodeAt(0) < 256 ? sign.charCodeAt(0) : undefined);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  return utf8(Buffer.from(bytes)) ?? text;
}

/** UTF-7 (RFC 2152) to text. The MIME reader refuses it, since it can hide markup; here the result is only ever plain text. */
export const fromUtf7 = (text: string): string =>
  text.replace(/\+([A-Za-z0-9+/]*)-?/g, (_, base64: string) =>
    base64 === '' ? '+' : bigEndian(Buffer.from(base64, 'base64')),
  );

const bigEndian = (bytes: Buffer): string =>
  Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
