import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Column, Columns, Page } from '../parts/layout'
import { Panel } from '../parts/panel'
import { useDesk } from '../parts/use-desk'
import { Campaigns } from './campaigns'
import { giftWords } from '../../../domain/gift-words'
import { type Base, giftsOf, ruleText, textOf, typed } from './draft'
import { Example } from './example'
import { groups, type RuleGroup, type TabName } from './fields'
import { Privileges } from './privileges'
import { Review } from './review'
import { RuleRow } from './rule-row'
import styles from './rules.module.scss'
import type { RulesDesk } from './use-rules'

interface EditorProps {
  desk: RulesDesk
  tab: TabName
  onTab: (tab: TabName) => void
}

/** The rules of one tab, and at a desk beside them what the changes would do. */
export function Editor({ desk, tab, onTab }: EditorProps) {
  const isDesk = useDesk()
  const shown = tab === 'campaigns' ? [] : groups[tab]
  const giftless = giftlessOf(desk.base, shown)
  return (
    <Page>
      <Columns>
        <Column>
          {tab === 'campaigns' && (
            <>
              <Campaigns desk={desk} />
              <Example desk={desk} />
            </>
          )}
          {shown.map((group) => (
            <Group
              key={group.title}
              group={group}
              desk={desk}
              none={group === giftless ? noGift : undefined}
            />
          ))}
          {tab === 'tier' && <Privileges desk={desk} />}
        </Column>
        {isDesk && (
          <Column>
            <View className={cx(styles.side)}>
              <Panel title='改了会怎样' note={`现在是第 ${desk.base.version} 版`}>
                <View className={cx(styles.card)}>
                  <Review desk={desk} onTab={onTab} />
                </View>
              </Panel>
            </View>
          </Column>
        )}
      </Columns>
    </Page>
  )
}

interface GroupProps {
  group: RuleGroup
  desk: RulesDesk
  /** What to do first, where there is nothing to choose. */
  none: string | undefined
}

function Group({ group: { title, note, fields }, desk, none }: GroupProps) {
  const { base, draft, preview, edit } = desk
  const rules = base.settings
  const faults = preview.reply?.ok ? preview.reply.value.faults : []
  return (
    <Panel title={title} note={note} none={none}>
      {fields.map((field) => (
        <RuleRow
          key={field.path}
          field={field}
          {...(field.kind === 'gift' && { choices: giftChoices(base) })}
          text={textOf(field, rules, draft)}
          before={ruleText(field, rules)}
          faults={faults.flatMap(({ path, text }) => (isAt(path, field.path) ? [text] : []))}
          onText={(text) => edit((before) => typed(before, { field, rules, text }))}
        />
      ))}
    </Panel>
  )
}

const noGift = '还没有能送的券。先写一张券模板：有效期选领到后几天，总预算空着。'

/** Where there is nothing to give, the first that asks for a gift says so for all. */
const giftlessOf = (base: Base, shown: RuleGroup[]) =>
  giftsOf(base).length > 0
    ? undefined
    : shown.find(({ fields }) => fields.some(({ kind }) => kind === 'gift'))

/** Versions of one template go by the same name. */
function giftChoices(base: Base) {
  const gifts = giftsOf(base).map((gift) => ({ name: gift.version, text: giftWords(gift) }))
  return [{ name: '', text: '不送' }, ...gifts]
}

const isAt = (path: string, place: string) => path === place || path.startsWith(`${place}.`)
