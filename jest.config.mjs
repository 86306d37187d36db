import { availableParallelism, totalmem } from 'node:os';

const SWC = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2024',
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};

/** What a worker may take in the end, with the servers and browsers that it starts. */
const WORKER_BYTES = 2 * 1024 ** 3;

/** TypeScript for Node as ES modules; MariaDB for whoever needs it. */
const node = {
  rootDir: import.meta.dirname,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', SWC] },
  moduleNameMapper: {
    '^@tachograph/contracts$': '<rootDir>/libs/contracts/src/index.ts',
    '^@tachograph/contracts/dto$': '<rootDir>/libs/contracts/src/dto.ts',
    '^@tachograph/live-client$': '<rootDir>/libs/live-client/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  setupFiles: ['reflect-metadata'],
  setupFilesAfterEnv: ['<rootDir>/test/support/after-each-file.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

/** @type {import('jest').Config} */
export default {
  // Ends what hangs, and is no measure of speed: a busy machine may take long.
  testTimeout: 300_000,
  // The long suites mostly wait for servers and databases: with as many workers as cores, cores would stay idle.
  maxWorkers: Math.max(2, Math.min(2 * availableParallelism(), Math.floor(totalmem() / WORKER_BYTES))),
  projects: [
    {
      ...node,
      displayName: 'server',
      roots: ['<rootDir>/apps/server', '<rootDir>/libs', '<rootDir>/tools'],
      testRegex: ['\\.spec\\.ts$'],
    },
    {
      ...node,
      displayName: 'e2e',
      roots: ['<rootDir>/test'],
      testRegex: ['\\.e2e-spec\\.ts$'],
    },
    '<rootDir>/apps/dashboard/jest.config.mjs',
  ],
  testSequencer: '<rootDir>/tools/longest-first-sequencer.mjs',
  reporters: ['default', '<rootDir>/tools/closing-line-reporter.mjs'],
};
