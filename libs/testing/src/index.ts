export * from './fresh-database.js';
export * from './model-stub.js';
export * from './person.js';
export * from './publishers.js';
export * from './test-service.js';
export * from './wait-for.js';
