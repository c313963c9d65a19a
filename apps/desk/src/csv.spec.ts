import { describe, expect, it } from '@jest/globals';
import { readCsv } from './csv.js';

describe('CSV', () => {
  it('reads what Swedish Excel writes', () => {
    expect(readCsv('\uFEFFId;Namn\r\na;"Ek; Anna ""A"""\r\n\r\nb;Bo\r\n')).toEqual([
      { line: 2, values: { id: 'a', namn: 'Ek; Anna "A"' } },
      { line: 4, values: { id: 'b', namn: 'Bo' } },
    ]);
  });
  it('keeps line breaks within quotes and numbers lines after them right', () => {
    expect(readCsv('id,why\n1,"a\nb"\n2,c')).toEqual([
      { line: 2, values: { id: '1', why: 'a\nb' } },
      { line: 4, values: { id: '2', why: 'c' } },
    ]);
  });
  it.each([
    ['', /name the columns/],
    ['a,a\n1,2', /twice/],
    ['a,b\n1,2,3', /Line 2 has 3 columns/],
    ['a\n"open', /never closed/],
  ])('refuses %j in words', (text, why) => expect(() => readCsv(text)).toThrow(why));
});
