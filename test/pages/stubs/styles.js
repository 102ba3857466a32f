/** Every class of a style module is called what it is called in the source. */
module.exports = {
  __esModule: true,
  default: new Proxy({}, { get: (_, name) => (name === '__esModule' ? undefined : name) }),
}
