import { maskAcross, type Segment, SegmentMasker, unmask } from './index.js';

const say = (voice: string, text: string, id = text): Segment => ({ id, voice, text });
const masked = (out: { masked: { masked: string } }[]) => out.map((one) => one.masked.masked);

test('a segment that cannot go on is released at once', () => {
  expect(masked(new SegmentMasker().push(say('citizen', 'hej jag undrar över min pension')))).toEqual([
    'hej jag undrar över min pension',
  ]);
});

test('an identity number over three segments is never shown', () => {
  const calls = new SegmentMasker();
  const out = [
    ...calls.push(say('citizen', 'mitt personnummer är')),
    ...calls.push(say('agent', 'ja')),
    ...calls.push(say('citizen', 'nitton fyrtiotvå noll tre tolv')),
    ...calls.push(say('agent', 'mm')),
    ...calls.push(say('citizen', 'nittioåtta noll två')),
    ...calls.push(say('citizen', 'tack så mycket')),
    ...calls.flush(),
  ];
  expect(out.map((one) => one.segment.text)).toHaveLength(6);
  expect(masked(out)).toEqual([
    'mitt personnummer är',
    'ja',
    '⟨personnummer 1⟩',
    'mm',
    '⟨personnummer 2⟩',
    'tack så mycket',
  ]);
});

test('the four last digits after the agent asks for them', () => {
  const calls = new SegmentMasker();
  const out = [
    ...calls.push(say('agent', 'och de fyra sista siffrorna?')),
    ...calls.push(say('citizen', '9802')),
    ...calls.flush(),
  ];
  expect(masked(out)[1]).toBe('⟨personnummer 1⟩');
});

test('a name after its announcement in the segment before', () => {
  const calls = new SegmentMasker();
  const out = [
    ...calls.push(say('citizen', 'hej jag heter')),
    ...calls.push(say('citizen', 'solveig brattström')),
    ...calls.flush(),
  ];
  expect(masked(out)).toEqual(['hej jag heter', '⟨person 1⟩']);
});

test('never holds more than it may', () => {
  const calls = new SegmentMasker([], 3);
  let released = 0;
  for (let i = 0; i < 20; i++) released += calls.push(say('citizen', `och så ${i}`)).length;
  expect(calls.held).toBeLessThanOrEqual(3);
  expect(released).toBe(20 - calls.held);
});

test('chat lines: a number split over lines is masked in each, and each line comes back whole', () => {
  const lines = ['mitt personnummer är', '19471212', '9816', 'tack'];
  const out = maskAcross(lines);
  expect(out.map((one) => one.masked)).toEqual([
    'mitt personnummer är',
    '⟨personnummer 1⟩',
    '⟨personnummer 2⟩',
    'tack',
  ]);
  expect(out.map((one) => unmask(one.masked, out.at(-1)!.placeholders))).toEqual(lines);
});

test('placeholders continue over calls', () => {
  const first = maskAcross(['ring 070-174 06 12']);
  const next = maskAcross(['eller 070-174 06 13', 'inte 0701740612'], { known: first[0]!.placeholders });
  expect(next.map((one) => one.masked)).toEqual(['eller ⟨telefon 2⟩', 'inte ⟨telefon 1⟩']);
});
