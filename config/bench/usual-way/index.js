/**
 * Earning and spending as most mini-programs write it: one transaction over the account, an entry and a document
 * that remembers the request. It is measured beside Siyu's own way, so it is written as well as it can be: the
 * request's document is inserted first, so that a duplicate costs no read, and conflicts are tried again with jitter.
 */
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()

const triesMax = 30
const waitMaxMs = 400

exports.main = async ({ action, requestId, points }) => {
  const { OPENID } = cloud.getWXContext()
  if (action === 'open') return open(OPENID, points)
  const change = action === 'spend' ? -points : points
  for (let tries = 1; ; tries++) {
    try {
      const value = await db.runTransaction((transaction) => move(transaction, { OPENID, requestId, change }))
      return { ok: true, value, conflicts: tries - 1 }
    } catch (thrown) {
      const text = String(thrown && (thrown.message || thrown.errMsg))
      if (/E11000|DUPLICATE/i.test(text) && !/conflict/i.test(text)) return answeredBefore(requestId)
      if (tries === triesMax) return { ok: false, code: 'ACCOUNT_BUSY', message: text, conflicts: tries }
      await new Promise((resolve) =>
        setTimeout(resolve, Math.random() * Math.min(waitMaxMs, 10 * 2 ** tries)),
      )
    }
  }
}

async function open(OPENID, balance) {
  await db.collection('usualAccounts').doc(OPENID).set({ data: { balance } })
  return { ok: true, value: { balance } }
}

async function move(transaction, { OPENID, requestId, change }) {
  await transaction.collection('usualRequests').add({ data: { _id: requestId, OPENID, change } })
  const account = transaction.collection('usualAccounts').doc(OPENID)
  const { data } = await account.get()
  const balance = data.balance + change
  if (balance < 0) throw new Error('not enough points')
  await account.update({ data: { balance } })
  await transaction.collection('usualEntries').add({ data: { OPENID, requestId, change, balance } })
  return { balance }
}

async function answeredBefore(requestId) {
  const { data } = await db.collection('usualEntries').where({ requestId }).limit(1).get()
  return { ok: true, value: { balance: data[0] ? data[0].balance : null }, conflicts: 0 }
}
