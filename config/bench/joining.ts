/** What a newcomer accepts; the versions are those of the settings a new programme begins with. */
import { defaultSettings } from '../../src/domain/settings'

const { privacyVersion, rulesVersion } = defaultSettings.brand

export const joining = { action: 'join', accept: { privacy: privacyVersion, rules: rulesVersion } }
