import { useSettings } from '../settings.js';
import { editorEn } from '../text/editor.en.js';
import { type EditorText, editorSv } from '../text/editor.sv.js';

/** The editors' words in the language of the screen. */
export const useWords = (): EditorText => (useSettings().language === 'en' ? editorEn : editorSv);
