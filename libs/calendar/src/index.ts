export * from './holidays.js';
export * from './local-time.js';
export * from './working-days.js';
