/** A notice that nobody has been sent yet. */
import type { Notice } from '../../src/domain/notice'
import { at } from './given'

export const notice: Notice = {
  kind: 'tier',
  about: 'drop',
  what: '金卡将降为银卡',
  count: 320,
  when: at('2026-12-21 10:00'),
  hint: '再得 320 成长值就能保住',
  page: 'pages/tier/index',
}
