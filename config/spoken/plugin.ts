/** Lets what screen readers say reach WeChat: Taro's own templates leave these attributes out. */
import path from 'node:path'

interface Platform {
  template: { mergeComponents(context: unknown, patch: Record<string, Record<string, string>>): void }
  runtimePath: string | string[]
}

interface Context {
  helper: unknown
  registerMethod(method: { name: string; fn: (platform: Platform) => void }): void
}

const spokenAttributes = { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-disabled': '' }

export default function speakOnWeapp(context: Context): void {
  if (process.env.TARO_ENV !== 'weapp') return
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template.mergeComponents(context, {
        View: spokenAttributes,
        Image: { 'aria-label': '' },
        Input: { 'aria-label': '' },
      })
      // The phone numbers attributes as the templates do, so it must know them too.
      const own = path.resolve(__dirname, 'runtime.mjs')
      platform.runtimePath = ([] as string[]).concat(platform.runtimePath, own)
    },
  })
}
