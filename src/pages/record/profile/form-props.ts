/** What every form of one field is given. */
import type { ProfileView } from '../../../domain/profile-view'
import type { InputOf } from '../../../lib/cloud'

export type Change = InputOf<'member', 'setProfile'>

export interface FormProps {
  profile: ProfileView
  isRunning: boolean
  onSave: (change: Change) => void
  onRefused: (sentence: string) => void
  /** It is saved already, and this is what came of it. */
  onTold: (sentence: string) => void
}
