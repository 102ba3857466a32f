/** Rules that give gifts: silver brings a cake and gold a latte; diamond brings nothing, and a birthday a bag. */
import type { Account } from '../../src/domain/account'
import type { Gift } from '../../src/domain/gift'
import { reasonOf } from '../../src/domain/reason'
import type { Settings } from '../../src/domain/settings'
import { entriesOf, settings } from './given'

export const cake: Gift = { version: 'cake_1', name: '蛋糕券', days: 30 }
export const latte: Gift = { version: 'latte_2', name: '拿铁券', days: 1 }
export const bag: Gift = { version: 'bag_1', name: '帆布袋', days: 60 }

export const rules: Settings = {
  ...settings,
  birthday: { gift: bag },
  tier: {
    ...settings.tier,
    ladder: settings.tier.ladder.map((tier) => ({
      ...tier,
      welcome: tier.id === 'silver' ? cake : tier.id === 'gold' ? latte : null,
    })),
  },
}

/** The versions of the coupons that an account holds. */
export const versions = ({ coupons }: Account) => Object.values(coupons).map(({ version }) => version)
/** What the rows of an account say, in their order. */
export const rows = (account: Account) => entriesOf(account).map(({ why }) => reasonOf(why))
