import tseslint from 'typescript-eslint';

const oneClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the host clock (feed/host-clock.ts).',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Ask the host clock (feed/host-clock.ts).',
  },
  { selector: "CallExpression[callee.object.name='performance']", message: 'Ask the host clock (feed/host-clock.ts).' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Ask the host clock (feed/host-clock.ts).',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  {
    files: ['src/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      'no-restricted-syntax': ['error', ...oneClock],
    },
  },
  { files: ['src/feed/host-clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['tests/**/*.mjs'], extends: [tseslint.configs.recommended] },
);
