import { conceptsOf } from './concepts.js';
import { normalise } from './tokens.js';

/** Most questions that one contact is split into. */
const MOST = 4;
const GREETING =
  /^(?:hej+(?:san|hej)?|hallå|god ?(?:dag|morgon|kväll|afton)|tjena|tja|hi|hello|hey|dear [\p{L} ]{1,30}|good (?:morning|afternoon|day)|bästa? [\p{L} ]{1,30}|till (?:den det berör|pensionsmyndigheten))[\s!.,:]*/iu;
const SIGNATURE =
  /^(?:(?:med )?(?:vänlig(?:a|en)?|bästa|varma|soliga|hjärtliga) hälsning\w*|mvh|vänligen|hälsning\w*|hälsar|högaktningsfullt|tack (?:på förhand|för hjälpen)|tacksam för|(?:kind|best|warm|many) (?:regards|wishes)|regards|sincerely|yours|thanks in advance|\/ ?)[^?]*$/iu;
const QUOTED = /^(?:>|-{2,} ?(?:ursprung|original|vidarebe|forward)|från:|from:|skickat:|sent:|den \d.* skrev)/iu;
/** Where one run of speech or chat turns to the next question. */
const TURN =
  /(?<=\S)[,;]?\s+(?=(?:och|men|sen|sedan|dessutom|förresten|för övrigt|å|and|also|then|but|plus)\s+(?:(?:så|sen|sedan|också|en (?:annan )?(?:sak|fråga)(?: till)?|då)\s+)*(?:undrar|hur|när|var|vart|vad|varför|vilk\p{L}+|kan|får|ska|måste|går det|vill|behöver|how|when|where|what|why|can|could|do|does|is|will|should|i (?:want|need|wonder))\b)/giu;
const ASKS =
  /(?:^| )(?:hur|när|var|vart|vad|varför|vem|vilk\p{L}+|undrar|kan (?:jag|man|ni|du|vi|hon|han)|får (?:jag|man|vi|hon|han)|ska (?:jag|man|vi)|måste|går det|stämmer|gäller|how|when|where|what|why|who|which|can (?:i|you|we)|could|do i|does|is it|will|should)(?: |$)/u;

/** A piece of the contact and how much it looks like a question or a wish. */
type Piece = { text: string; weight: number };

function weigh(text: string): number {
  const plain = ` ${normalise(text).replace(/\s+/g, ' ').trim()} `;
  const found = conceptsOf(plain);
  let weight = 0;
  if (text.includes('?')) weight += 2;
  if (ASKS.test(plain)) weight += 1.2;
  if (found.has('wish')) weight += 0.8;
  if (found.has('tell') || found.has('start') || found.has('again')) weight += 0.4;
  return plain.split(' ').length < 5 ? weight * 0.7 : weight;
}

/** The contact without greeting, signature and quoted mail. */
export function body(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const end = lines.findIndex((line) => QUOTED.test(line));
  const kept = (end < 0 ? lines : lines.slice(0, end)).filter(
    (line, i) => !(i > 0 && line.length < 60 && SIGNATURE.test(line)),
  );
  return kept.join('\n').replace(GREETING, '').trim();
}

/**
 * The one to four spans that each hold a question or a wish, in the order of the contact. Statements before a question
 * go with it (they say what it is about); a contact without any question is one span.
 */
export function questions(text: string): string[] {
  const plain = body(text);
  if (plain === '') return [];
  const pieces: Piece[] = sentencesOf(plain).map((piece) => ({ text: piece, weight: weigh(piece) }));
  const strong = pieces.map((piece, i) => (piece.weight >= 1.2 ? i : -1)).filter((i) => i >= 0);
  if (strong.length < 2) return [plain];
  const chosen = new Set([...strong].sort((a, b) => pieces[b]!.weight - pieces[a]!.weight).slice(0, MOST));
  const out: string[] = [];
  let before: string[] = [];
  pieces.forEach((piece, i) => {
    before.push(piece.text);
    if (!chosen.has(i)) return;
    out.push(before.slice(-3).join(' '));
    before = [];
  });
  if (before.length > 0 && out.length > 0) out[out.length - 1] += ` ${before.slice(0, 2).join(' ')}`;
  return out;
}

function sentencesOf(plain: string): string[] {
  return plain
    .replace(TURN, '\n')
    .split(/(?<=[.!?…]["”')]*)\s+(?=\S)|\n+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
