/** The refusals that any action may answer: what happened, what was not lost, what to do now. */
import { refuse } from './result'

export const refusals = {
  actionUnknown: refuse('ACTION_UNKNOWN', '没有这个操作。请更新小程序后再试。'),
  identityMissing: refuse('IDENTITY_MISSING', '没有认出你是谁。请在微信里重新打开小程序。'),
  notJoined: refuse('MEMBER_NOT_JOINED', '你还不是会员。点一下就能加入，不用填资料。'),
  roleMissing: refuse('ROLE_MISSING', '这里只给有权限的人用。需要的话，请让运营给你开通。'),
  requestReused: refuse('REQUEST_REUSED', '这个请求编号已经用在另一件事上。什么都没有改动，请重新操作一次。'),
  requestLapsed: refuse('REQUEST_LAPSED', '上一次没有成功，积分没有被扣，请再点一次。'),
  accountBusy: refuse('ACCOUNT_BUSY', '操作太密了，这一次没有记上，积分没有变。请过一分钟再试。'),
  unavailable: refuse('SERVICE_UNAVAILABLE', '服务暂时没有应答，请稍后再试。同一个操作不会记两次。'),
} as const

/** Input that does not have the shape the action asks for; names the place, and never repeats the value. */
export function inputInvalid(place: string, rule = '') {
  const what = [place, rule].filter((words) => words !== '').join('，')
  return refuse('INPUT_INVALID', `内容不对${what ? `：${what}` : ''}。什么都没有改动，请改好后再发一次。`)
}
