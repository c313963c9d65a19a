import { describe, expect, it } from '@jest/globals';
import { readImport } from './import.js';

describe('import from a spreadsheet', () => {
  it('reads people with Swedish column names', () => {
    expect(
      readImport('people', 'Id;Team;Kompetenser;Skyddad identitet\nmaria;utland;finska omprövning;ja\nbo;;;nej'),
    ).toEqual({
      rows: [
        { id: 'maria', team: 'utland', skills: ['finska', 'omprövning'], protected: true },
        { id: 'bo', team: null, skills: [], protected: false },
      ],
      wrong: [],
    });
  });
  it('says of every wrong row what is wrong', () => {
    const { rows, wrong } = readImport(
      'special-days',
      'day,opens,closes,why\n2026-12-23,08:00,12:00,dag före\n23/12,08:00,12:00,\n2026-12-30,13:00,12:00,',
    );
    expect(rows).toHaveLength(1);
    expect(wrong).toEqual([
      expect.objectContaining({ line: 3, message: expect.stringMatching(/^day: /) }),
      expect.objectContaining({ line: 4, message: expect.stringContaining('first one earlier') }),
    ]);
  });
});
