export * from './embedded.js';
export * from './port.js';
export * from './postgres-binaries.js';
export * from './service-database.js';
