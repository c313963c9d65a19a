export * from './embedded.js';
export * from './postgres-binaries.js';
export * from './service-database.js';
