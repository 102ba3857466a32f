import { mergeInternalComponents } from '@tarojs/shared'

/** The same attributes in the same order as plugin.ts gives to the templates. */
mergeInternalComponents({
  View: { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-disabled': '' },
  Image: { 'aria-label': '' },
  Input: { 'aria-label': '' },
})
