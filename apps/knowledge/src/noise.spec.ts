import { Noise } from './noise.js';

const text = 'När kommer min pension i december egentligen och varför är den lägre';

describe('Noise', () => {
  it('changes nothing at rate 0 but case and punctuation', () => {
    expect(new Noise([], 0).apply('När kommer den?')).toBe('när kommer den');
  });

  it('is the same for the same seed and differs for another', () => {
    const apply = (seed: number) => new Noise(text.split(' '), 0.8, seed).apply(text);
    expect(apply(1)).toBe(apply(1));
    expect(apply(1)).not.toBe(apply(2));
  });

  it('changes about the share of words asked for', () => {
    const noise = new Noise(['pensionen'], 0.2);
    const words = Array.from({ length: 2000 }, (_, i) => `ord${i}`);
    const kept = new Set(noise.apply(words.join(' ')).split(' '));
    const changed = words.filter((word) => !kept.has(word)).length / words.length;
    expect(changed).toBeGreaterThan(0.15);
    expect(changed).toBeLessThan(0.27);
  });

  it('swaps a word for the most similar one', () => {
    const noise = new Noise(['pensionen', 'pengarna'], 1);
    const out = Array.from({ length: 40 }, () => noise.apply('pensioner'));
    expect(out).toContain('pensionen');
    expect(out).not.toContain('pengarna');
  });
});
