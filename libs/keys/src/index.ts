export * from './contact-keys.js';
export * from './migration.js';
export * from './sealing.js';
export * from './secrets.js';
