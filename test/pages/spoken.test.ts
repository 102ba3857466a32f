/** The same roles for a browser, where a keyboard stops at them, and for WeChat, which is sent nothing more. */
const spokenIn = (env: 'h5' | 'weapp') => {
  process.env.TARO_ENV = env
  let spoken: typeof import('../../src/components/spoken').spoken = () => ({})
  // The platform is a constant of a build, so the module is read anew for each.
  jest.isolateModules(() => {
    spoken = jest.requireActual<typeof import('../../src/components/spoken')>(
      '../../src/components/spoken',
    ).spoken
  })
  return spoken
}

test.each(['button', 'link', 'tab'])('a keyboard stops at a %s in a browser only', (role) => {
  expect(spokenIn('h5')(role, '关闭')).toEqual({ role, tabindex: '0', ariaLabel: '关闭' })
  expect(spokenIn('weapp')(role, '关闭')).toEqual({ ariaRole: role, ariaLabel: '关闭' })
})

test.each(['status', 'dialog', 'alert'])('a keyboard passes a %s by', (role) => {
  expect(spokenIn('h5')(role)).toEqual({ role })
  expect(spokenIn('weapp')(role)).toEqual({ ariaRole: role })
})
