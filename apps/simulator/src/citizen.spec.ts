import { fill, invent, testNumber } from './citizen.js';

describe('an invented citizen', () => {
  it('has a personnummer of the test range with its right check digit', () => {
    expect(testNumber(1964, 8, 23, 323)).toBe('19640823-3234'); // the example of Skatteverket's SKV 704
    expect(invent().personnummer).toMatch(/^19\d{6}-9[89]\d\d$/);
  });

  it('lends its data to the marks of a text and leaves nothing open', () => {
    const citizen = invent();
    const text = fill(
      'Jag heter {person}, {personnummer}, {address}. Ring {phone} eller {email}. Konto {account}, ärende {case}, min man {person2}.',
      citizen,
    );
    expect(text).toContain(citizen.personnummer);
    expect(text).not.toMatch(/[{}]/);
  });
});
