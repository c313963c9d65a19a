import { measure, percentile } from './measure.js';

describe('measure', () => {
  it('gives full marks to a perfect ranking and none to a wrong one', () => {
    expect(measure([{ found: ['a', 'b'], relevant: new Set(['a', 'b']) }])).toEqual({ a1: 1, r3: 1, r5: 1, ndcg10: 1 });
    expect(measure([{ found: ['x'], relevant: new Set(['a']) }])).toEqual({ a1: 0, r3: 0, r5: 0, ndcg10: 0 });
  });

  it('discounts by place', () => {
    expect(measure([{ found: ['x', 'a'], relevant: new Set(['a']) }])).toEqual({
      a1: 0,
      r3: 1,
      r5: 1,
      ndcg10: 1 / Math.log2(3),
    });
  });
});

it('takes percentiles by nearest rank', () => {
  expect([percentile([3, 1, 2], 0.5), percentile([1, 2, 3, 4], 0.95), percentile([], 0.5)]).toEqual([2, 4, Number.NaN]);
});
