// The suites that need a broker: `node infra/jest.mjs -c test/kafka/jest.config.mjs`.
import base from '../jest.config.mjs';

export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/kafka/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/kafka/kafka.setup.mjs',
  globalTeardown: '<rootDir>/test/kafka/kafka.teardown.mjs',
  maxWorkers: 1,
  testTimeout: 60_000,
};
