import { useSettings } from '../settings.js';
import { supervisorEn } from '../text/supervisor.en.js';
import { type SupervisorText, supervisorSv } from '../text/supervisor.sv.js';

/** The supervisors' words in the language of the screen. */
export const useWords = (): SupervisorText => (useSettings().language === 'en' ? supervisorEn : supervisorSv);
