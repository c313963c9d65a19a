import type { Example } from './example.js';

type Nlp = {
  settings: Record<string, unknown>;
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(language: string, text: string): Promise<{ intent: string; score: number }>;
};

/** What a user would pick instead, trained and asked in the same run. Undefined when nlp.js is not installed. */
export async function nlpjs(
  train: Example[],
  test: Example[],
): Promise<{ accuracy: number; trainSeconds: number; p95Ms: number } | undefined> {
  const name = '@nlpjs/basic';
  const basic = (await import(name).catch(() => undefined)) as
    | { dockStart(options: object): Promise<{ get(name: string): Nlp }> }
    | undefined;
  if (!basic) return undefined;
  const dock = await basic.dockStart({ use: ['Basic'], settings: { nlp: { autoSave: false, nlu: { log: false } } } });
  const nlp = dock.get('nlp');
  nlp.settings['autoSave'] = false;
  nlp.settings['log'] = false;
  nlp.addLanguage('en');
  for (const { text, label } of train) nlp.addDocument('en', text, label);
  const started = performance.now();
  await nlp.train();
  const trainSeconds = (performance.now() - started) / 1000;
  const times: number[] = [];
  let right = 0;
  for (const { text, label } of test) {
    const asked = performance.now();
    const { intent } = await nlp.process('en', text);
    times.push(performance.now() - asked);
    if (intent === label) right++;
  }
  times.sort((a, b) => a - b);
  return { accuracy: right / test.length, trainSeconds, p95Ms: times[Math.floor(times.length * 0.95)] ?? 0 };
}
