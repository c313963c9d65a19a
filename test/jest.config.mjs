// ESM jest over TypeScript sources: swc writes the decorator metadata that Nest and TypeORM read.
const swc = [
  '@swc/jest',
  {
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
  },
];
export default {
  rootDir: '..',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.tsx?$': swc },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  testMatch: ['<rootDir>/(apps|libs|test)/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/test/browser/', '/test/kafka/'],
  globalSetup: '<rootDir>/libs/testing/src/cluster.setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/cluster.teardown.mjs',
  workerIdleMemoryLimit: '700MB',
  maxWorkers: 2,
  testTimeout: 30_000,
};
