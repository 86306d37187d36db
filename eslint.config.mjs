import js from '@eslint/js';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { smallBarrel } from './tools/eslint/small-barrel.mjs';

const TESTS = ['**/*.spec.ts', '**/*.e2e-spec.ts', '**/*.contract.ts'];

/** Forbidden spellings, for every file; eslint takes one list of them, so exceptions are written as shorter lists. */
const EXPORT_ALL = { selector: 'ExportAllDeclaration', message: 'Name what you export: `export *` hides it.' };
const NOT_ERASABLE = {
  selector: 'TSParameterProperty, TSEnumDeclaration, Decorator',
  message: 'Node runs this file as it is and only strips its types.',
};
const ENVIRONMENT = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Settings are read once, in platform/config; inject Settings.',
};

export default defineConfig(
  globalIgnores(['dist/', 'data/', 'coverage/', '.angular/']),
  {
    files: ['**/*.ts', '**/*.mjs', '**/*.cjs'],
    extends: [js.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: true }],
      'max-params': ['error', 6],
      'no-restricted-syntax': ['error', EXPORT_ALL],
    },
  },
  {
    files: ['tools/**', '*.mjs', '*.cjs', 'test/**/*.mjs', 'apps/dashboard/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        module: 'writable',
      },
    },
  },
  {
    // Runs in a browser as it is; `io` is Socket.IO's client library, which the page loads before.
    files: ['apps/server/src/operations/test-page/*.mjs'],
    languageOptions: {
      globals: {
        document: 'readonly',
        FormData: 'readonly',
        io: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'test/browser/tsconfig.json', 'apps/dashboard/tsconfig.spec.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // Modules of Nest and Angular are classes that only carry a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/max-params': ['error', { max: 6 }],
      'max-params': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Nest declares the shapes of its options as classes, for which everybody writes object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['apps/server/src/**/*.ts', 'libs/**/*.ts'],
    ignores: ['apps/server/src/platform/config/**', ...TESTS],
    rules: { 'no-restricted-syntax': ['error', EXPORT_ALL, ENVIRONMENT] },
  },
  {
    files: ['test/support/**/*.ts', 'test/load/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', EXPORT_ALL, NOT_ERASABLE] },
  },
  {
    // The training runs these files of the server as they are.
    files: ['apps/server/src/sources/stress/classifier/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', EXPORT_ALL, ENVIRONMENT, NOT_ERASABLE] },
  },
  {
    files: ['apps/server/src/**/index.ts'],
    plugins: { tachograph: { rules: { 'small-barrel': smallBarrel } } },
    rules: { 'tachograph/small-barrel': ['error', { max: 10 }] },
  },
  {
    files: ['apps/dashboard/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'tg', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'tg', style: 'camelCase' }],
      '@angular-eslint/prefer-signals': 'error',
    },
  },
  {
    files: ['apps/dashboard/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: ['apps/dashboard/src/app/**/*.html'],
    rules: {
      // A text that a reader sees is marked for translation; ids are computed.
      '@angular-eslint/template/i18n': ['error', { checkId: false, checkText: true, checkAttributes: false }],
    },
  },
  {
    files: TESTS,
    rules: {
      // `describe` is one long function by nature.
      'max-lines-per-function': 'off',
      // expect(mock.method) names a method without calling it.
      '@typescript-eslint/unbound-method': 'off',
      // expect.any() and its like are typed `any`, and stand where any value may.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  prettier,
);
