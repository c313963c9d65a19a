import { describe, expect, it } from '@jest/globals';
import { editOf } from './edit.js';

describe('how much a human changed', () => {
  it('counts words: kept none, replaced once, removed and added all', () => {
    expect(editOf([{ text: 'Hej på dig.', fate: 'kept', suggested: 'Hej på dig.' }])).toEqual({
      suggested: 3,
      changed: 0,
    });
    expect(
      editOf([{ text: 'Pengarna kommer den 20.', fate: 'changed', suggested: 'Pengarna kommer den 18.' }]),
    ).toEqual({ suggested: 4, changed: 1 });
    expect(editOf([{ text: '', fate: 'removed', suggested: 'Ring oss gärna.' }])).toEqual({ suggested: 3, changed: 3 });
    expect(editOf([{ text: 'Lycka till!', fate: 'own', suggested: '' }])).toEqual({ suggested: 0, changed: 2 });
  });
});
