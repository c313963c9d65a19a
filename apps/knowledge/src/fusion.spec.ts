import { DenseIndex, densePassages } from './dense-index.js';
import { fitFusion, fuse } from './fusion.js';
import type { SearchDoc } from './search-doc.js';
import { SearchIndex } from './search-index.js';

const today = '2026-11-23';
const doc = (articleId: string, say: string): SearchDoc => ({
  articleId,
  version: 1,
  language: 'sv',
  caseType: articleId,
  validFrom: '2026-01-01',
  title: articleId,
  questions: [],
  passages: [
    { id: 'short', audience: 'citizen', sentences: [say] },
    { id: 'in', audience: 'internal', sentences: ['Kontrollera.'] },
  ],
});
const docs = [
  doc('hyra', 'Du kan få hjälp med hyran.'),
  doc('skatt', 'Skatten dras av på pensionen.'),
  doc('konto', 'Du byter konto på Mina sidor.'),
];
const index = SearchIndex.of(docs);
const axis = (i: number) => Float32Array.from([0, 1, 2], (j) => (i === j ? 1 : 0));
const dense = new DenseIndex();
for (const [i, one] of docs.entries()) dense.put(densePassages(one), [axis(i), axis(i)]);

describe('fuse', () => {
  it('is the index alone without vectors', () => {
    const hits = index.search('hjälp med hyran', { today });
    expect(fuse(hits, [], 1)).toEqual(hits);
    expect(fuse(hits, dense.search(axis(1), { today }), 0)).toEqual(hits);
  });

  it('brings in what only the vectors find, and lets the words win where they are clear', () => {
    const hits = index.search('hyran', { today });
    const order = (weight: number) => fuse(hits, dense.search(axis(1), { today }), weight).map((hit) => hit.articleId);
    expect(order(0.5).slice(0, 2)).toEqual(['hyra', 'skatt']);
    expect(order(2)[0]).toBe('skatt');
  });
});

describe('DenseIndex', () => {
  it('keeps internal passages from citizens and ignores vectors of another size', () => {
    expect(dense.search(axis(0), { today, audience: 'citizen' }).map((hit) => hit.passage.passageId)).toEqual([
      'short',
      'short',
      'short',
    ]);
    expect(dense.search(Float32Array.of(1, 0), { today })).toEqual([]);
  });

  it('forgets and respects validity', () => {
    const own = new DenseIndex();
    own.put(densePassages(docs[0]!), [axis(0), axis(0)]);
    expect(own.search(axis(0), { today: '2025-12-31' })).toEqual([]);
    own.remove('hyra');
    expect(own.search(axis(0), { today })).toEqual([]);
  });
});

describe('fitFusion', () => {
  const example = (text: string, near: number, right: string) => ({
    hits: index.search(text, { today }),
    dense: dense.search(axis(near), { today }),
    relevant: new Set([right]),
  });

  it('gives vectors weight where they are right and words are not', () => {
    const { weight, ndcg10 } = fitFusion([example('hyran', 1, 'skatt'), example('kontot på sidor', 2, 'konto')]);
    expect(weight).toBeGreaterThan(0.9);
    expect(ndcg10).toBe(1);
  });

  it('gives them none where they mislead', () => {
    expect(fitFusion([example('hyran', 1, 'hyra'), example('skatten', 2, 'skatt')]).weight).toBe(0);
  });
});
