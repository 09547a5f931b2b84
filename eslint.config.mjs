/**
 * Only what no other linter can say: which way imports may go, and that the domain has no clock. It reads syntax alone,
 * in seconds; everything that takes types is oxlint's (.oxlintrc.json).
 */
import * as parser from '@typescript-eslint/parser';

/** What each folder may import, so that the arrows of the architecture cannot turn round unnoticed. */
const arrows = (files, patterns, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message }] }] },
});

export default [
  { files: ['{src,static}/**/*.{ts,tsx}'], languageOptions: { parser } },
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
];
