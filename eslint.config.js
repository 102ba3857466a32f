/** What a linter can see in one file. Layers, sizes and leftovers are test/tidy.test.ts. */
const { defineConfig, globalIgnores } = require('eslint/config')
const js = require('@eslint/js')
const typescript = require('typescript-eslint')
const importX = require('eslint-plugin-import-x')
const reactHooks = require('eslint-plugin-react-hooks')

const nodeGlobals =
  'module exports require process console Buffer URL __dirname __filename setTimeout clearTimeout setInterval clearInterval setImmediate performance'.split(
    ' ',
  )
const sources = ['**/*.ts', '**/*.tsx']
const noForeignPackage = (packageDir) => ['error', { packageDir, devDependencies: true }]

module.exports = defineConfig([
  globalIgnores(['dist/', 'coverage/', '.data/', 'bench-results/', 'test-results/']),
  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'writable'])),
    },
  },
  {
    files: sources,
    extends: [typescript.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: sources,
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/no-self-import': 'error',
      'import-x/first': 'error',
      'import-x/no-mutable-exports': 'error',
      'import-x/no-extraneous-dependencies': noForeignPackage(__dirname),
    },
  },
  {
    files: ['local-cloud/**/*.ts'],
    rules: { 'import-x/no-extraneous-dependencies': noForeignPackage(`${__dirname}/local-cloud`) },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // What the deployer's cloud may not have. Phones: test/weapp/scripts.ts reads what is shipped.
    files: ['cloudfunctions/**/*.ts', 'src/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(toSorted|toReversed|toSpliced|with|groupBy|fromAsync|withResolvers)$/]',
          message: 'A function may run on Node 18, which does not have it.',
        },
      ],
    },
  },
  {
    // A test that trips over a missing value fails loudly by itself.
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
])
