/** Begins with the suites that take longest, so that no worker is left alone with one of them at the end. */
const Sequencer = require('@jest/test-sequencer').default

/** The longest first, as measured; jest itself only knows how large the files are. */
const longest = [
  'test/journeys/screens',
  'test/simulation/',
  'test/config/import/import.',
  'test/functions/at-once',
  'test/journeys/',
  'test/config/demo-seed',
  'test/config/start',
  'test/weapp/',
  'test/local-cloud/database/indexes',
  'test/local-cloud/runtime',
]

/** The place of a suite among the longest; all others come after them. */
function rankOf({ path }) {
  const rank = longest.findIndex((part) => path.includes(part))
  return rank === -1 ? longest.length : rank
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b))
  }
}
