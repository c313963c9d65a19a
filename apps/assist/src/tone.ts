/** What the citizen's words show that a person would answer to before the matter itself. */
export type Feeling = 'empathyBereavement' | 'empathyWait' | 'empathyWorry';

const signs: readonly [Feeling, RegExp][] = [
  [
    'empathyBereavement',
    /(?<!\p{L})(?:dog|dött|avled|avlidit|gick bort|gått bort|gått hädan|somnat in|begravning\p{L}*|passed away|died|funeral)(?!\p{L})/iu,
  ],
  [
    'empathyWait',
    /(?<!\p{L})(?:har väntat|väntat i|fortfarande väntar|inte fått (?:något |nåt )?svar|ingen (?:som )?svarar|hör inget från|been waiting|still waiting|no (?:answer|reply) from|not heard (?:back|from))(?!\p{L})/iu,
  ],
  [
    'empathyWorry',
    /(?<!\p{L})(?:orolig\p{L}*|oroar|rädd|förtvivlad\p{L}*|ångest|ledsen|sover inte|worried|anxious|desperate|afraid that|scared)(?!\p{L})/iu,
  ],
];

/** The strongest feeling shown, or none. Only words said plainly count: guessing at feelings offends. */
export function feelingIn(text: string): Feeling | undefined {
  return signs.find(([, words]) => words.test(text))?.[0];
}

const doing =
  /(?<!\p{L})(?:hur (?:gör|ansök|anmäl|byter|ändrar|får jag|kan jag|ska jag|söker|skickar|loggar|betalar|tar|man|jag)\p{L}*|var (?:gör|ansök|anmäl|hittar|skickar|finns)\p{L}*|vad (?:gör|ska|måste|behöver) (?:jag|man|vi|hon|han)\p{L}*|ansök\p{L}*|anmäl\p{L}*|blankett\p{L}*|formulär\p{L}*|byta|ändra|how (?:do|can|should|to)|where (?:do|can|should)|what (?:do|should|must) (?:i|we)|apply|form|report|change)(?!\p{L})/iu;

/** Whether a question asks what to do, so that the steps belong to the answer. */
export function asksForSteps(text: string): boolean {
  return doing.test(text);
}
