/** "Den tors 5 nov. 2026 kl 10:12 skrev Anna Berg <a@b.se>:" and its kin (Gmail, Apple Mail, Thunderbird; sv, en, da, no, fi, de). */
const announced =
  /(?:\bskrev\b|\bwrote\b|\bschrieb\b|\bskreiv\b|\bkirjoitti\b)[^\n]{0,200}:\s*$|^(?:Den|On|Am)\b[^\n]{4,160}\b(?:skrev|wrote|schrieb)\b[^\n]{0,120}$/i;
const dated = /\d{1,4}[-/. ]|\d{1,2}[:.]\d{2}|<[^>\s]+@[^>\s]+>|@/;

/** How many lines (0 to 3) an announcement of quoted history takes here; programs wrap it. */
export function attributionLength(lines: readonly string[], at: number): number {
  if (lines[at]?.startsWith('>') || lines[at]?.trim() === '') return 0;
  for (let length = 1; length <= 3; length++) {
    const piece = lines.slice(at, at + length);
    if (piece.length < length || piece.some((line) => line.startsWith('>') || line.trim() === '')) return 0;
    const joined = piece.join(' ').trim();
    if (joined.length > 320) return 0;
    if (announced.test(joined) && dated.test(joined) && (length === 1 || /^(?:den|on|am|\d)/i.test(joined)))
      return length;
  }
  return 0;
}

const fields = /^\W{0,3}(?:från|from|von|fra|lähettäjä)\s*:\W?\s*\S/i;
const nextFields =
  /^\W{0,3}(?:skickat|sent|datum|date|till|to|ämne|subject|svar till|reply-to|gesendet|an|betreff)\s*:/i;
const rule =
  /^(?:-{2,}\s*(?:ursprungligt meddelande|originalmeddelande|original message|original-nachricht|vidarebefordrat (?:meddelande|brev)|forwarded message|svar på meddelande)\s*-{2,}|begin forwarded message:|vidarebefordrat (?:brev|meddelande):)$/i;

/** Outlook, phones and forwards: a rule, or a block of Från/Skickat/Till/Ämne, after which everything is history. */
export function isOutlookHead(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? '';
  if (rule.test(line)) return true;
  const block = /^[_-]{8,}$/.test(line) ? at + 1 : at;
  const start = lines.slice(block, block + 3).findIndex((one) => one.trim() !== '');
  const head = lines[block + Math.max(0, start)]?.trim() ?? '';
  if (!fields.test(head) || (block === at && line !== head)) return false;
  return lines.slice(block + start + 1, block + start + 6).filter((one) => nextFields.test(one.trim())).length >= 1;
}

const tail =
  /^(?:-- ?|skickat från (?:min|outlook|yahoo|mail|gmail|samsung|e-post)\b.*|skickat med\b.*|sent from (?:my|outlook|yahoo|mail|samsung)\b.*|(?:hämta|skaffa|get) outlook (?:för|for)\b.*|från min (?:iphone|ipad|mobil)\b.*)$/i;

/** The signature mark of RFC 3676 and what phones add. */
export const isSignatureTail = (line: string): boolean => tail.test(line.trim()) || line === '-- ' || line === '--';
