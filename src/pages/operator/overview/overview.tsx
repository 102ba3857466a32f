import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge } from '../../../components/badge'
import { cx } from '../../../components/cx'
import { Row } from '../../../components/row'
import { clockTime, monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import type { ValueOf } from '../../../lib/cloud'
import { go } from '../../../lib/navigation'
import { Column, Columns, Page } from '../parts/layout'
import { InviteSheet } from '../parts/invite-sheet'
import { Panel } from '../parts/panel'
import { StoreSheet } from '../parts/store-sheet'
import { useDesk } from '../parts/use-desk'
import { ways } from '../parts/ways'
import styles from './overview.module.scss'
import { Team } from './team'

export type OverviewView = ValueOf<'operator', 'getOverview'>

interface OverviewProps {
  overview: OverviewView
  onChanged: () => void
}

const newStore = { storeId: '', name: '' }

export function Overview({ overview, onChanged }: OverviewProps) {
  const [opened, open] = useState<'store' | 'invite' | null>(null)
  const isDesk = useDesk()
  const close = () => open(null)
  return (
    <Page>
      <View className='cap num'>
        {`${overview.name} · 数据到 ${monthDay(overview.now)} ${clockTime(overview.now)}（北京时间）`}
      </View>
      <Figures overview={overview} />
      <Columns>
        <Column>
          {isDesk ? (
            overview.waitingApprovals > 0 && <Waiting count={overview.waitingApprovals} />
          ) : (
            <Ways waiting={overview.waitingApprovals} />
          )}
          <Stores overview={overview} onNew={() => open('store')} />
          <Clerks overview={overview} onInvite={() => open('invite')} />
          <Team team={overview.team} now={overview.now} onChanged={onChanged} />
        </Column>
        <Column>
          <Rules overview={overview} />
        </Column>
      </Columns>
      {opened === 'store' && <StoreSheet store={newStore} onClose={close} onSaved={onChanged} />}
      {opened === 'invite' && <InviteSheet stores={overview.stores} onClose={close} />}
    </Page>
  )
}

function Figures({ overview }: { overview: OverviewView }) {
  const figures = [
    { name: '会员', count: overview.joinedMembers, unit: '人' },
    { name: '待认领的顾客', count: overview.unclaimedMembers, unit: '人' },
    { name: '待结算的账户', count: overview.accountsDue, unit: '个' },
  ]
  return (
    <View className={cx('card', styles.figures)}>
      {figures.map(({ name, count, unit }) => (
        <View key={name} className={cx(styles.figure)}>
          <View className='cap'>{name}</View>
          <View className={cx('num', 'b', styles.count)}>
            {grouped(count)}
            <View className={cx('c-3', styles.unit)}>{unit}</View>
          </View>
        </View>
      ))}
    </View>
  )
}

/** On a phone: every screen of the operators; what waits for somebody says how many. */
function Ways({ waiting }: { waiting: number }) {
  return (
    <View className='card card-flush'>
      {ways.map(({ to, name, hint, icon }) => (
        <Row
          key={to}
          icon={icon}
          tone={to === 'approvals' && waiting > 0 ? 'value' : 'brand'}
          title={name}
          hint={hint}
          end={to === 'approvals' && waiting > 0 ? <Badge tone='value'>{`${waiting} 件`}</Badge> : undefined}
          onTap={() => go(to)}
        />
      ))}
    </View>
  )
}

function Waiting({ count }: { count: number }) {
  return (
    <View className='card card-flush'>
      <Row
        icon='check'
        tone='value'
        title={`有 ${count} 件等人批准`}
        hint='自己提的，要另一位运营来批'
        onTap={() => go('approvals')}
      />
    </View>
  )
}

function Stores({ overview: { stores, staff }, onNew }: { overview: OverviewView; onNew: () => void }) {
  const countIn = (id: string) => staff.filter(({ storeIds }) => storeIds.includes(id)).length
  const none = stores.length === 0 ? '还没有门店。先加一家，再邀请店员。' : undefined
  return (
    <Panel title='门店' action='新增' onAction={onNew} none={none}>
      {stores.map(({ storeId, name }) => (
        <Row
          key={storeId}
          icon='store'
          title={name}
          hint={`${storeId} · ${countIn(storeId)} 人`}
          onTap={() => go('store', { storeId })}
        />
      ))}
    </Panel>
  )
}

/** Who works somewhere; of whom no work is left is told on the pages of their stores. */
function Clerks({ overview, onInvite }: { overview: OverviewView; onInvite: () => void }) {
  const staff = overview.staff.filter(({ storeIds }) => storeIds.length > 0)
  const nameOf = (id: string) => overview.stores.find(({ storeId }) => storeId === id)?.name ?? id
  const none = staff.length === 0 ? '还没有店员。邀请码只能用一次，7 天内有效。' : undefined
  return (
    <Panel title='店员' action='邀请' onAction={onInvite} none={none}>
      {staff.map(({ name, storeIds, managedIds }, place) => (
        <Row
          key={`${name}${place}`}
          icon='user'
          title={name}
          hint={storeIds.map((id) => `${nameOf(id)}${managedIds.includes(id) ? '（店长）' : ''}`).join('、')}
        />
      ))}
    </Panel>
  )
}

function Rules({ overview: { rules, version } }: { overview: OverviewView }) {
  return (
    <Panel title='正在用的规则' note={`第 ${version} 版`}>
      {rules.map(({ label, text }) => (
        <View key={label} className={cx(styles.rule)}>
          <View className={cx('c-2', styles.label)}>{label}</View>
          <View className='grow num'>{text}</View>
        </View>
      ))}
    </Panel>
  )
}
