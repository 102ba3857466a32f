/** Tests mirror the source tree; node unless a file asks for jsdom in its first comment. */
const parser = { syntax: 'typescript', tsx: true }
const swc = [
  '@swc/jest',
  { jsc: { parser, transform: { react: { runtime: 'automatic' } }, target: 'es2022' } },
]
const esmPackages = ['@noble/hashes', 'mingo', 'bson']

module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts?(x)'],
  testTimeout: 60_000,
  testSequencer: '<rootDir>/config/test-order.cjs',
  transform: { '\\.(ts|tsx|mjs|js)$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  // Each built function has a package.json of its own, which would shadow the sources'.
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  moduleNameMapper: {
    '\\.module\\.scss$': '<rootDir>/test/pages/stubs/styles.js',
    '^@tarojs/components$': '<rootDir>/test/pages/stubs/components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/pages/stubs/taro.ts',
    '\\.(scss|css|png|svg)$': '<rootDir>/test/pages/stubs/file.js',
  },
}
