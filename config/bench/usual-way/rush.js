/**
 * An offer as most mini-programs give it out: one transaction over the stock, the account, an entry and a document that
 * remembers the request. It is measured beside Siyu's own way, so it is written as well as it can be: whoever comes
 * after the last one costs one read, a duplicate none, and conflicts are tried again with jitter.
 */
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()

const triesMax = 30
const waitMaxMs = 400
const gone = { ok: false, code: 'OFFER_GONE' }

exports.main = async ({ action, requestId, offerId, pricePoints }) => {
  const { OPENID } = cloud.getWXContext()
  const { data: offer } = await db.collection('usualOffers').doc(offerId).get()
  if (action === 'look') return { ok: true, value: { left: offer.left } }
  if (offer.left === 0 && !(await isKnown(requestId))) return gone
  for (let tries = 1; ; tries++) {
    try {
      return await db.runTransaction((transaction) =>
        take(transaction, { OPENID, requestId, offerId, pricePoints }),
      )
    } catch (thrown) {
      const text = String(thrown && (thrown.message || thrown.errMsg))
      if (/GONE/.test(text)) return gone
      if (/E11000|DUPLICATE/i.test(text) && !/conflict/i.test(text)) return { ok: true, value: { requestId } }
      if (tries === triesMax) return { ok: false, code: 'OFFER_BUSY', message: text }
      await new Promise((resolve) =>
        setTimeout(resolve, Math.random() * Math.min(waitMaxMs, 10 * 2 ** tries)),
      )
    }
  }
}

async function isKnown(requestId) {
  const { total } = await db.collection('usualRequests').where({ _id: requestId }).count()
  return total > 0
}

async function take(transaction, { OPENID, requestId, offerId, pricePoints }) {
  const stock = transaction.collection('usualOffers').doc(offerId)
  const { data: offer } = await stock.get()
  if (offer.left === 0) throw new Error('GONE')
  const own = transaction.collection('usualAccounts').doc(OPENID)
  const { data: account } = await own.get()
  if (account.balance < pricePoints || account.coupons > 0) throw new Error('GONE')
  await transaction.collection('usualRequests').add({ data: { _id: requestId, OPENID } })
  await stock.update({ data: { left: offer.left - 1 } })
  await own.update({ data: { balance: account.balance - pricePoints, coupons: account.coupons + 1 } })
  await transaction.collection('usualEntries').add({ data: { OPENID, requestId, change: -pricePoints } })
  return { ok: true, value: { requestId } }
}
