import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Row } from '../../../components/row'
import { clockTime, monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import type { ValueOf } from '../../../lib/cloud'
import { go } from '../../../lib/navigation'
import { InviteSheet } from './invite-sheet'
import styles from './overview.module.scss'
import { StoreSheet } from './store-sheet'

export type OverviewView = ValueOf<'operator', 'getOverview'>

interface OverviewProps {
  overview: OverviewView
  onChanged: () => void
}

type Opened = { sheet: 'store'; storeId: string; name: string } | { sheet: 'invite' }

export function Overview({ overview, onChanged }: OverviewProps) {
  const [opened, open] = useState<Opened | null>(null)
  const close = () => open(null)
  return (
    <View className={cx(styles.page)}>
      <View className='cap num'>
        {`${overview.name} · 数据到 ${monthDay(overview.now)} ${clockTime(overview.now)}（北京时间）`}
      </View>
      <Figures overview={overview} />
      <View className={cx(styles.columns)}>
        <View className={cx(styles.column)}>
          <View className='card card-flush'>
            <Row
              icon='shield'
              tone='brand'
              title='每晚对账'
              hint='账对不对得上，每天发了多少积分'
              onTap={() => go('audit')}
            />
          </View>
          <Stores
            overview={overview}
            onNew={() => open({ sheet: 'store', storeId: '', name: '' })}
            onStore={(store) => open({ sheet: 'store', ...store })}
          />
          <Clerks overview={overview} onInvite={() => open({ sheet: 'invite' })} />
        </View>
        <View className={cx(styles.column)}>
          <Rules overview={overview} />
        </View>
      </View>
      {opened?.sheet === 'store' && <StoreSheet store={opened} onClose={close} onSaved={onChanged} />}
      {opened?.sheet === 'invite' && <InviteSheet stores={overview.stores} onClose={close} />}
    </View>
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

interface StoresProps {
  overview: OverviewView
  onNew: () => void
  onStore: (store: OverviewView['stores'][number]) => void
}

function Stores({ overview: { stores }, onNew, onStore }: StoresProps) {
  return (
    <Panel title='门店' action='新增' onAction={onNew}>
      {stores.length === 0 && (
        <View className={cx('sub', styles.none)}>还没有门店。先加一家，再邀请店员。</View>
      )}
      {stores.map((store) => (
        <Row
          key={store.storeId}
          icon='store'
          title={store.name}
          hint={store.storeId}
          onTap={() => onStore(store)}
        />
      ))}
    </Panel>
  )
}

function Clerks({ overview: { staff, stores }, onInvite }: { overview: OverviewView; onInvite: () => void }) {
  const nameOf = (id: string) => stores.find(({ storeId }) => storeId === id)?.name ?? id
  return (
    <Panel title='店员' action='邀请' onAction={onInvite}>
      {staff.length === 0 && (
        <View className={cx('sub', styles.none)}>还没有店员。邀请码只能用一次，7 天内有效。</View>
      )}
      {staff.map(({ name, storeIds }, place) => (
        <Row key={`${name}${place}`} icon='user' title={name} hint={storeIds.map(nameOf).join('、')} />
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

interface PanelProps {
  title: string
  note?: string
  action?: string
  onAction?: () => void
  children: ReactNode
}

function Panel({ title, note, action, onAction, children }: PanelProps) {
  return (
    <View className='card card-flush'>
      <View className={cx('flex', 'between', styles.panelHead)}>
        <View className='h3'>{title}</View>
        {note && <View className='cap num'>{note}</View>}
        {action && onAction && (
          <Button kind='outline' size='small' onTap={onAction}>
            {action}
          </Button>
        )}
      </View>
      {children}
    </View>
  )
}
