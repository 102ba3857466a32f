import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { dayText } from '../../../domain/beijing-text'
import { campaignWords } from '../../../domain/campaign-words'
import { serverNow } from '../../../lib/server-time'
import { daysFault } from '../parts/days'
import { Line, Panel } from '../parts/panel'
import { blankCampaign, campaignOf, textsOf } from './campaign-form'
import { CampaignSheet } from './campaign-sheet'
import type { Campaign } from './draft'
import type { RulesDesk } from './use-rules'

type Opened = { id: string; campaign: Campaign | null }

/** Every campaign in words, to be changed, ended or taken away; all of it goes out with the other rules. */
export function Campaigns({ desk }: { desk: RulesDesk }) {
  const [opened, open] = useState<Opened | null>(null)
  const campaigns = desk.draft.campaigns ?? desk.base.settings.campaigns
  const today = dayText(serverNow())
  const put = (next: Campaign[]) => desk.edit((draft) => ({ ...draft, campaigns: next }))
  const save = (changed: Campaign) => {
    const isKnown = campaigns.some(({ id }) => id === changed.id)
    put(isKnown ? campaigns.map((one) => (one.id === changed.id ? changed : one)) : [...campaigns, changed])
  }
  const none = campaigns.length === 0 ? '没有活动。加一个，先看会怎样，再决定发不发。' : undefined
  return (
    <Panel title='活动' action='新增' onAction={() => open({ id: newId(), campaign: null })} none={none}>
      {campaigns.map((campaign, place) => (
        <CampaignLine
          key={campaign.id}
          campaign={campaign}
          desk={desk}
          place={place}
          today={today}
          onChange={() => open({ id: campaign.id, campaign })}
          onEnd={() => save({ ...campaign, to: today })}
        />
      ))}
      {opened && (
        <CampaignSheet
          isNew={!opened.campaign}
          start={opened.campaign ? textsOf(opened.campaign) : blankCampaign(today)}
          base={desk.base}
          onClose={() => open(null)}
          onDone={(texts) => {
            save(campaignOf(opened.id, texts))
            open(null)
          }}
          onRemove={() => {
            put(campaigns.filter(({ id }) => id !== opened.id))
            open(null)
          }}
        />
      )}
    </Panel>
  )
}

/** Short, plain and never used before: uses of a campaign are counted under it. */
const newId = () => `c${Math.floor(serverNow()).toString(36)}`

const stands = {
  wrong: { text: '日期不对', tone: 'bad' },
  running: { text: '进行中', tone: 'good' },
  over: { text: '结束了', tone: 'plain' },
  ahead: { text: '还没开始', tone: 'plain' },
} as const

function standOf({ from, to }: Campaign, today: string) {
  if (daysFault({ from, to })) return stands.wrong
  if (from > today) return stands.ahead
  return to < today ? stands.over : stands.running
}

interface CampaignLineProps {
  campaign: Campaign
  desk: RulesDesk
  place: number
  today: string
  onChange: () => void
  onEnd: () => void
}

function CampaignLine({ campaign, desk, place, today, onChange, onEnd }: CampaignLineProps) {
  const { reply } = desk.preview
  const at = `campaigns.${place}`
  const faults = reply?.ok ? reply.value.faults : []
  const own = faults.filter(({ path }) => path === at || path.startsWith(`${at}.`))
  const { to, name } = campaign
  const stand = standOf(campaign, today)
  return (
    <Line>
      <View className='flex between g2'>
        <View className='h3 one'>{name}</View>
        <Badge tone={stand.tone}>{stand.text}</Badge>
      </View>
      <View className='sub num'>{campaignWords(campaign, desk.base.settings)}</View>
      {own.map(({ path, text }) => (
        <View key={`${path}${text}`} className='cap c-bad'>
          {text}
        </View>
      ))}
      <View className='flex g2 mt2'>
        <Button kind='outline' size='small' label={`改 ${name}`} onTap={onChange}>
          改
        </Button>
        {stand === stands.running && to !== today && (
          <Button kind='outline' size='small' label={`今天结束 ${name}`} onTap={onEnd}>
            今天结束
          </Button>
        )}
      </View>
    </Line>
  )
}
