import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createEsmPreset();

/** @type {import('jest').Config} */
export default {
  ...preset,
  displayName: 'dashboard',
  rootDir: import.meta.dirname,
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup-jest.ts'],
  // The libraries name their files with .js, as Node wants it; here they are still TypeScript.
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^@tachograph/contracts$': '<rootDir>/../../libs/contracts/src/index.ts',
    '^@tachograph/live-client$': '<rootDir>/../../libs/live-client/src/index.ts',
    '^@tachograph/live-client/testing$': '<rootDir>/../../libs/live-client/src/testing/fake-socket.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
