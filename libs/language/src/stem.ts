// The Swedish Snowball stemmer (snowballstem.org/algorithms/swedish), written from its description.
const vowel = 'aeiouyåäö';
const suffixes = (
  'a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas ' +
  'es ades andes ens arens hetens erns at et andet het ast'
)
  .split(' ')
  .sort((a, b) => b.length - a.length);
const beforeS = 'bcdfghjklmnoprtvy';
const pairs = ['dd', 'gd', 'nn', 'dt', 'gt', 'kt', 'tt'];

/** Stem of one lower-case Swedish word. Other words pass through the same rules and come out harmless. */
export function stem(word: string): string {
  const from = region(word);
  if (from >= word.length) return word;
  const first = dropEnding(word, from);
  const second = pairs.some((pair) => first.length - 2 >= from && first.endsWith(pair)) ? first.slice(0, -1) : first;
  return lastStep(second, from);
}

/** R1: after the first consonant that follows a vowel, at least three letters in. */
function region(word: string): number {
  for (let i = 1; i < word.length; i++) {
    if (!vowel.includes(word[i]!) && vowel.includes(word[i - 1]!)) return Math.max(3, i + 1);
  }
  return word.length;
}

function dropEnding(word: string, from: number): string {
  for (const suffix of suffixes) {
    if (word.length - suffix.length >= from && word.endsWith(suffix)) return word.slice(0, -suffix.length);
  }
  if (word.length - 1 >= from && word.endsWith('s') && beforeS.includes(word.at(-2)!)) return word.slice(0, -1);
  return word;
}

function lastStep(word: string, from: number): string {
  const has = (ending: string) => word.length - ending.length >= from && word.endsWith(ending);
  if (has('fullt') || has('löst')) return word.slice(0, -1);
  for (const ending of ['lig', 'els', 'ig']) if (has(ending)) return word.slice(0, -ending.length);
  return word;
}
