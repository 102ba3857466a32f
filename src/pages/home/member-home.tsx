import { View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '../../components/cx'
import { EntryRow } from '../../components/entry-row'
import { MemberCard } from '../../components/member-card'
import { More } from '../../components/more'
import { Note } from '../../components/note'
import { Tap } from '../../components/tap'
import { monthDay } from '../../domain/beijing-text'
import { endText } from '../../domain/coupon-words'
import { debtText } from '../../domain/debt-words'
import { grouped, inFours, yuan } from '../../domain/figures'
import type { MemberHome as Home } from '../../domain/home'
import { cashFen } from '../../domain/programme'
import { go, goTab } from '../../lib/navigation'
import { AfterCheckInAsk } from './after-check-in-ask'
import { CheckInCard } from './check-in-card'
import styles from './home.module.scss'
import { LeavingBand } from './leaving-band'
import { OfflineCard } from './offline-card'
import { Ways } from './ways'

interface MemberHomeProps {
  home: Home
  isOffline: boolean
  onCode: () => void
  onChange: (change: (home: Home) => Home) => void
  onWord: () => void
  say: (text: string) => void
}

export function MemberHome({ home, isOffline, onCode, onChange, onWord, say }: MemberHomeProps) {
  const [isJustCheckedIn, setJustCheckedIn] = useState(false)
  const checkedIn: typeof onChange = (change) => {
    onChange(change)
    setJustCheckedIn(true)
  }
  return (
    <>
      <View className={cx('stack', styles.first)}>
        {home.leavesAt !== null && <LeavingBand leavesAt={home.leavesAt} />}
        <MemberCard
          memberNo={home.member.memberNo}
          points={home.points}
          worth={worthText(home)}
          tier={home.tier}
          isOffline={isOffline}
          onCode={onCode}
          onPoints={() => go('points')}
          onTier={() => go('tier')}
        />
        {isOffline ? (
          <OfflineCard memberNo={home.member.memberNo} />
        ) : (
          <>
            <CheckInCard home={home} onCheckedIn={checkedIn} say={say} />
            {isJustCheckedIn && <AfterCheckInAsk say={say} />}
            <Ways ways={home.ways} onWord={onWord} />
          </>
        )}
        <Notes home={home} />
      </View>
      <View className='sec'>
        <View className='h2'>最近变动</View>
        {home.newest.length > 0 && <More text='全部' onTap={() => go('points')} />}
      </View>
      <View className='wrap'>
        <View className='card card-flush'>
          {home.newest.map((entry) => (
            <EntryRow key={entry.entryId} entry={entry} now={home.now} />
          ))}
          {home.newest.length === 0 && <View className={cx('sub', styles.none)}>{nothingYet(home)}</View>}
        </View>
      </View>
    </>
  )
}

/** What is coming and what is going: at most one line each, only where there is something to say. */
function Notes({ home }: { home: Home }) {
  const { nearestExpiry: expiry, nearestCoupon: coupon, nextPending: pending } = home
  const { debtPoints, programme, member } = home
  return (
    <>
      {home.isWelcome && (
        <Note icon='check' tone='good'>
          {`加入成功。会员号 ${inFours(member.memberNo)}，到店出示会员码就能积分。`}
        </Note>
      )}
      {home.invitation && (
        <Note icon='users' tone='notice'>
          {invitationTexts[home.invitation]}
        </Note>
      )}
      {expiry && (
        <Note icon='clock' tone='value'>
          {`${grouped(expiry.points)} 积分 ${monthDay(expiry.expiresAt)}到期，值 ${yuan(cashFen(expiry.points, programme))}`}
        </Note>
      )}
      {coupon && (
        <Tap role='link' onTap={() => goTab('wallet')}>
          <Note icon='ticket' tone={expiry ? 'plain' : 'value'}>
            {couponText(coupon, home.now)}
          </Note>
        </Tap>
      )}
      {pending && (
        <Note icon='info' tone='notice'>
          {`${grouped(pending.points)} 积分 ${monthDay(pending.activatesAt)}到账${laterText(home)}`}
        </Note>
      )}
      {debtPoints > 0 && <Note icon='undo'>{debtText(debtPoints)}</Note>}
    </>
  )
}

function couponText({ count, until }: NonNullable<Home['nearestCoupon']>, now: number): string {
  return count === 1 ? `1 张券${endText(until, now)}` : `${count} 张券快到期，最近的${endText(until, now)}`
}

const invitationTexts = {
  waiting: '邀请已经记下：你第一笔消费过了退款期，邀请你的人就得积分。',
  void: '这次邀请没有记上：会员号不对，或者你以前加入过。你的会员和积分不受影响。',
}

function laterText({ pendingPoints, nextPending, debtPoints }: Home): string {
  const later = pendingPoints - (nextPending?.points ?? 0)
  if (later > 0) return `，之后还有 ${grouped(later)}`
  return debtPoints > 0 ? '，先补之前不够扣的' : '，过了退款期就能用'
}

function worthText({ points, worthFen, newest, programme: { pendingDays } }: Home): string {
  if (points > 0) return `值 ${yuan(worthFen)}`
  if (newest.length > 0) return '消费和签到都可以得'
  return pendingDays > 0 ? `首单积分 ${pendingDays} 天后到账` : '首单就有积分'
}

function nothingYet({ programme: { pendingDays } }: Home): string {
  return pendingDays > 0
    ? `还没有积分。首单积分过了 ${pendingDays} 天退款期就到账，今天签到马上就有。`
    : '还没有积分。首单和今天签到都马上就有。'
}
