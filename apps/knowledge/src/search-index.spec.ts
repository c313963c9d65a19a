import type { SearchDoc } from './search-doc.js';
import { SearchIndex } from './search-index.js';

const today = '2026-11-23';
function doc(articleId: string, caseType: string, say: string, more: Partial<SearchDoc> = {}): SearchDoc {
  const passages = [{ id: 'short', audience: 'citizen' as const, sentences: say.split('|') }];
  return {
    articleId,
    version: 1,
    language: 'sv',
    caseType,
    validFrom: '2026-01-01',
    title: articleId,
    questions: [],
    passages,
    ...more,
  };
}
const housing = doc('housing', 'housing-apply', 'Du kan få bostadstillägg om hyran är hög.|Du ansöker på Mina sidor.');
const payday = doc('payday', 'payment-date', 'Pensionen betalas ut den 18 eller 19 varje månad.', {
  questions: ['när kommer pengarna'],
});

describe('SearchIndex', () => {
  it('finds an article by another form of its words and says which words weighed', () => {
    const [hit] = SearchIndex.of([housing, payday]).search('ansökan bostadstilläggets hyror', { today });
    expect(hit).toMatchObject({ articleId: 'housing', passageId: 'short', version: 1 });
    expect(hit!.matched).toContain('bostadstilläggets');
  });

  it('finds by a citizen’s phrasing', () => {
    expect(SearchIndex.of([housing, payday]).search('när kommer mina pengar', { today })[0]!.articleId).toBe('payday');
  });

  it('shows a publish at once, before and after compaction, and only the newest version', async () => {
    const index = SearchIndex.of([housing, payday]);
    index.upsert({ ...housing, version: 2 });
    expect(index.search('bostadstillägg', { today }).map((hit) => hit.version)).toEqual([2]);
    await index.compact(async () => {});
    expect(index.waiting).toBe(0);
    expect(index.search('bostadstillägg', { today }).map((hit) => hit.version)).toEqual([2]);
  });

  it('keeps what changed while it compacted', async () => {
    const index = SearchIndex.of(
      Array.from({ length: 1500 }, (_, i) => doc(`other-${i}`, 'x', `Något annat nummer ${i}.`)),
    );
    index.upsert(housing);
    let changed = false;
    await index.compact(async () => {
      if (!changed) index.upsert({ ...housing, version: 3 });
      if (!changed) index.remove('other-7');
      changed = true;
    });
    expect(changed).toBe(true);
    expect(index.search('bostadstillägg', { today })[0]!.version).toBe(3);
    expect(index.search('annat nummer 7', { today, limit: 100 }).map((hit) => hit.articleId)).not.toContain('other-7');
    expect(index.size).toBe(1500);
  });

  it('forgets what is removed', () => {
    const index = SearchIndex.of([housing, payday]);
    index.remove('housing');
    expect(index.search('bostadstillägg', { today })).toEqual([]);
  });

  it('finds nothing outside its validity', () => {
    const index = SearchIndex.of([{ ...housing, validTo: '2026-11-22' }]);
    expect(index.search('bostadstillägg', { today })).toEqual([]);
    expect(index.search('bostadstillägg', { today: '2026-11-22' })).toHaveLength(1);
  });

  it('answers in the language asked for, and in Swedish where that is missing', () => {
    const english = doc('housing', 'housing-apply', 'You can get bostadstillägg.', { language: 'en' });
    const index = SearchIndex.of([housing, english, payday]);
    const found = index.search('bostadstillägg pensionen', { today, language: 'en' });
    expect(new Map(found.map((hit) => [hit.articleId, hit.language]))).toEqual(
      new Map([
        ['housing', 'en'],
        ['payday', 'sv'],
      ]),
    );
  });

  it('keeps internal passages from citizens and from the article’s own score', () => {
    const inner = { id: 'p1', audience: 'internal' as const, sentences: ['Kontrollera fullmakten.'] };
    const index = SearchIndex.of([{ ...housing, passages: [...housing.passages, inner] }, payday]);
    expect(
      index.search('fullmakten bostadstillägg', { today, audience: 'citizen' })[0]!.passages.map((one) => one.id),
    ).toEqual(['short']);
    expect(index.search('fullmakten', { today, audience: 'citizen' })).toEqual([]);
  });

  it('raises articles of a likely case type', () => {
    const index = SearchIndex.of([
      housing,
      doc('change', 'housing-change', 'Du kan få bostadstillägg om hyran är hög.|Du ansöker på Mina sidor.'),
    ]);
    const first = (caseType: string) =>
      index.search('bostadstillägg', { today, caseTypes: new Map([[caseType, 0.9]]) })[0]!.caseType;
    expect(first('housing-change')).toBe('housing-change');
    expect(first('housing-apply')).toBe('housing-apply');
  });

  it('learns from what an article solved, at most twenty, and unlearns at disposal', () => {
    const index = SearchIndex.of([housing, payday]);
    for (let i = 0; i < 25; i++)
      index.solvedBy('housing', 'sv', `contact-${i}`, i < 5 ? 'krukväxter' : 'slantarna räcker ej');
    expect(index.search('krukväxter', { today })).toEqual([]);
    const hit = index.search('slantarna', { today })[0]!;
    expect(hit.articleId).toBe('housing');
    expect(hit.passages).toEqual([]);
    for (let i = 0; i < 25; i++) index.forget(`contact-${i}`);
    expect(index.search('slantarna', { today }).map((one) => one.articleId)).not.toContain('housing');
  });

  it('answers an empty or foreign query with nothing', () => {
    const index = SearchIndex.of([housing]);
    for (const text of ['', '   ', '!!!', 'och att det', 'zzzzqqqq']) expect(index.search(text, { today })).toEqual([]);
  });
});
