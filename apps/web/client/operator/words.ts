import { useSettings } from '../settings.js';
import { operatorEn } from '../text/operator.en.js';
import { type OperatorText, operatorSv } from '../text/operator.sv.js';

/** The operators' words in the language of the screen. */
export const useWords = (): OperatorText => (useSettings().language === 'en' ? operatorEn : operatorSv);
