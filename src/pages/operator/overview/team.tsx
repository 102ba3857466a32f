import { useState } from 'react'
import { Row } from '../../../components/row'
import { fullDate, monthDay } from '../../../domain/beijing-text'
import type { ValueOf } from '../../../lib/cloud'
import { go } from '../../../lib/navigation'
import { InviteCode } from '../parts/invite-code'
import { momentText } from '../parts/moment'
import { Panel } from '../parts/panel'
import { EndOperatorSheet } from './end-operator-sheet'
import { InviteOperatorSheet, whereOperatorsEnter } from './invite-operator-sheet'

type TeamView = ValueOf<'operator', 'getOverview'>['team']
type Operator = TeamView['operators'][number]
type Invitation = TeamView['invitations'][number]
type Opened =
  | { sheet: 'invite' }
  | { sheet: 'end'; operator: Operator }
  | { sheet: 'code'; name: string; invite: { code: string; expiresAt: number } }

interface TeamProps {
  team: TeamView
  now: number
  onChanged: () => void
}

/** The operators: who they are, who is on the way, and whose rights have ended. */
export function Team({ team, now, onChanged }: TeamProps) {
  const [opened, open] = useState<Opened | null>(null)
  const close = () => open(null)
  const { operators, invitations, inviting } = team
  const canInvite = inviting !== 'closed'
  return (
    <>
      <Panel
        title='运营'
        {...(canInvite && { action: '邀请运营', onAction: () => open({ sheet: 'invite' }) })}
        none={operators.length === 1 ? aloneWords[inviting] : undefined}
      >
        {operators.map((operator) => (
          <Row
            key={operator.operatorId}
            icon='sliders'
            title={operator.isMe ? `${operator.name} · 你自己` : operator.name}
            hint={`${fullDate(operator.openedAt)}开通`}
            {...(operators.length > 1 && { onTap: () => open({ sheet: 'end', operator }) })}
          />
        ))}
        {invitations.map((invitation, place) => (
          <Invited
            key={`${invitation.name}${place}`}
            invitation={invitation}
            onCode={(invite) => open({ sheet: 'code', name: invitation.name, invite })}
          />
        ))}
      </Panel>
      <Endings endings={team.endings} now={now} />
      {opened?.sheet === 'invite' && (
        <InviteOperatorSheet isAlone={inviting === 'alone'} onClose={close} onDone={onChanged} />
      )}
      {opened?.sheet === 'end' && (
        <EndOperatorSheet
          operator={opened.operator}
          isOfTwo={operators.length === 2}
          onClose={close}
          onDone={onChanged}
        />
      )}
      {opened?.sheet === 'code' && (
        <InviteCode invite={opened.invite} name={opened.name} where={whereOperatorsEnter} onClose={close} />
      )}
    </>
  )
}

/** What one operator reads who is the only one. */
const aloneWords: Record<TeamView['inviting'], string> = {
  alone: '只有一位时，要审批的改动没有人能批。先邀请另一位。',
  together: '',
  closed:
    '只剩一位时，要审批的改动没有人能批，也不能自己邀请新的运营。请部署的人换一个新的开通码（SIYU_SETUP_CODE），让新的运营用它开通。',
}

interface InvitedProps {
  invitation: Invitation
  onCode: (invite: { code: string; expiresAt: number }) => void
}

/** Somebody on the way: first another operator agrees, then they enter their code. */
function Invited({ invitation: { name, byName, expiresAt, state, code }, onCode }: InvitedProps) {
  const until = `${monthDay(expiresAt)}前有效`
  if (state === 'waiting')
    return (
      <Row
        icon='clock'
        tone='value'
        title={`${name} · 等人批准`}
        hint={`${byName}邀请，${until}`}
        onTap={() => go('approvals')}
      />
    )
  return (
    <Row
      icon='clock'
      title={`${name} · 邀请码还没有用`}
      hint={code === null ? `${byName}邀请，${until}` : `点开看邀请码，${until}`}
      {...(code !== null && { onTap: () => onCode({ code, expiresAt }) })}
    />
  )
}

function Endings({ endings, now }: Pick<TeamView, 'endings'> & { now: number }) {
  if (endings.length === 0) return null
  return (
    <Panel title='结束了权限的运营' note='最近的在前'>
      {endings.map(({ name, byName, reason, at }, place) => (
        <Row key={`${at}${place}`} title={name} hint={`${momentText(at, now)} · ${byName}操作：${reason}`} />
      ))}
    </Panel>
  )
}
