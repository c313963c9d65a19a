import { located } from './questions.js';

test('questions are found whatever the line breaks, and the text is whole', () => {
  const text = 'Hej! Måste jag skicka\nin avin? Och när kommer pengarna? Tack';
  const found = located(text, ['Måste jag skicka in avin?', 'När kommer pengarna?', 'Finns inte?']);
  expect(found.map((one) => one.text).join('')).toBe(text);
  expect(found.filter((one) => one.question !== undefined).map((one) => one.question)).toEqual([0, 1]);
});

test('a question that is the whole message needs no mark', () => {
  expect(located('När kommer pengarna?', ['När kommer pengarna?'])).toEqual([{ text: 'När kommer pengarna?' }]);
});
