import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What each folder may import, so that the arrows of the architecture cannot turn round unnoticed. */
const arrows = (files, patterns, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message }] }] },
});

export default tseslint.config(
  { ignores: ['node_modules/**', '.premise/**', 'tools/keytar-stub/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'crypto', 'performance', 'setTimeout'],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes in as a value.' },
        { selector: 'CallExpression[callee.name="Date"]', message: 'Time comes in as a value.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The domain has no randomness.' },
        { object: 'Date', property: 'now', message: 'Time comes in as a value.' },
      ],
    },
  },
  arrows(['src/domain/**'], '^(?!\\./)', 'The domain imports nothing outside itself.'),
  // From a folder within it, one step up is still inside.
  arrows(['src/domain/*/**'], '^(?!\\./|\\.\\./(?!\\.))', 'The domain imports nothing outside itself.'),
  arrows(['src/contract.ts'], '^(?!\\./(domain|contract)/)', 'The contract speaks the language of the domain only.'),
  arrows(['src/contract/**'], '^(?!\\./|\\.\\./domain/)', 'The contract speaks the language of the domain only.'),
  arrows(['src/jira/**', 'src/store/**'], '/(resolvers|sync|static|test)/', 'Jira and the store know the domain only.'),
  arrows(['src/sync/**'], '/(resolvers|static|test)/', 'Sync knows the domain, the store and Jira.'),
  arrows(['src/resolvers/**', 'src/index.ts'], '/(static|test)/', 'The backend never imports the browser or tests.'),
  arrows(
    ['static/**'],
    '(/src/(?!contract|domain/)|/test/)',
    'The browser knows the contract and the domain, never the backend or the host.',
  ),
  {
    files: ['test/**', 'tools/**', '*.mts', '*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tools/**', '*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', require: 'readonly', module: 'readonly', URL: 'readonly' },
    },
  },
  {
    files: ['tools/**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } },
  },
);
