/** Tests mirror the source tree; node unless a file asks for jsdom in its first comment. */
const swc = ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } }]
const esmPackages = ['@noble/hashes', 'mingo', 'bson']

module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts?(x)'],
  transform: { '\\.(ts|tsx|mjs|js)$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: {
    '\\.module\\.scss$': '<rootDir>/test/pages/stubs/styles.js',
    '\\.(scss|css|png|svg)$': '<rootDir>/test/pages/stubs/file.js',
  },
}
