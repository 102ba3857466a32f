/** The audit of one account, whose entries all lie in its journal. */
import type { Account } from '../../src/domain/account'
import { closeBook, openBook } from '../../src/domain/audit'
import type { Finding } from '../../src/domain/finding'
import { settings } from './given'

/** What the audit finds; what is due and when is not asked here. */
export function auditOf(account: Account): Finding[] {
  const book = openBook({ ...account, dueAt: 0, unfinishedSince: 0 }, settings, 0)
  closeBook(book)
  return book.findings.filter(({ code }) => code !== 'settling-stuck')
}
