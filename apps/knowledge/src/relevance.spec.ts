import { auroc, calibrationError, fitScale, type Judged, thresholdFor } from './fit-relevance.js';
import type { Hit } from './hits.js';
import { relevanceOf, strengthOf } from './relevance.js';
import { relevanceFit } from './relevance-fit.js';

function hit(caseType: string, score: number, match: number): Hit {
  const signals = { text: match, window: match, phrasing: match, caseType: 0, words: 8 };
  return {
    articleId: caseType,
    version: 1,
    language: 'sv',
    caseType,
    passageId: 'p1',
    passages: [],
    score,
    matched: [],
    signals,
  };
}

describe('relevanceOf', () => {
  it('rises with how much of the question is found', () => {
    const good = [hit('tax', 2.6, 1.1), hit('login', 0.6, 0.1)];
    const poor = [hit('tax', 2.0, 0.05), hit('login', 1.9, 0.05)];
    expect(relevanceOf(good[0]!, good)).toBeGreaterThan(relevanceOf(poor[0]!, poor) + 0.2);
  });

  it('rises with the probability of the case type', () => {
    const hits = [hit('tax', 2.6, 0.4), hit('login', 2.0, 0.3)];
    const given = (p: number) =>
      relevanceOf(
        hits[0]!,
        hits,
        new Map([
          ['tax', p],
          ['login', 1 - p],
        ]),
      );
    expect(given(0.9)).toBeGreaterThan(given(0.2) + 0.2);
  });
});

describe('strengthOf', () => {
  const { strong, check, none } = relevanceFit.typed;
  it('has thresholds in order', () => {
    expect([0 < none, none <= check, check < strong, strong < 1]).toEqual([true, true, true, true]);
  });

  it('is never stronger than the word for the case type', () => {
    expect(['sure', 'check', 'unsure', 'nonsense'].map((word) => strengthOf(0.999, word))).toEqual([
      'strong',
      'check',
      'weak',
      'weak',
    ]);
  });

  it('says that there is no answer', () => {
    expect(strengthOf(none / 2, 'sure')).toBe('none');
    expect(strengthOf(0)).toBe('none');
  });
});

describe('fitScale', () => {
  const rows: Judged[] = Array.from({ length: 400 }, (_, i) => ({
    signs: [(i % 20) / 20],
    right: i % 20 > 9 + (i % 3),
    first: true,
    answerable: i % 20 > 4,
  }));

  it('finds thresholds that hold the precision asked for', () => {
    const scale = fitScale(rows);
    const p = rows.map((row) => ({
      ...row,
      p:
        1 /
        (1 +
          Math.exp(
            -(
              scale.logistic.bias +
              (scale.logistic.weights[0]! * (row.signs[0]! - scale.logistic.mean[0]!)) / scale.logistic.spread[0]!
            ),
          )),
    }));
    const above = p.filter((row) => row.p >= scale.strong);
    expect(above.filter((row) => row.right).length / above.length).toBeGreaterThanOrEqual(0.9);
    expect(calibrationError(p)).toBeLessThan(0.1);
    expect(auroc(p)).toBeGreaterThan(0.95);
  });

  it('refuses to fit on one kind of answer only', () => {
    expect(() => fitScale(rows.map((row) => ({ ...row, right: true })))).toThrow(RangeError);
  });
});

it('calls nothing certain when nothing is precise enough', () => {
  expect(thresholdFor([{ p: 0.9, right: false }], 0.9)).toBe(1);
});
