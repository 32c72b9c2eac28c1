import { z } from 'zod'
import type { Draft, DraftStore } from '../../src/core/advice/draft.ts'
import { DraftId } from '../../src/core/kernel/ids.ts'
import { dateOf } from './access.store.ts'
import type { PrismaTx } from './transaction.ts'

const Status = z.enum(['open', 'sent', 'dropped'])

const draftOf = (row: { id: string; text: string; lines: number; status: string }): Draft => ({
  id: DraftId.parse(row.id),
  text: row.text,
  lines: row.lines,
  status: Status.parse(row.status),
})

/** Drafts; each is read and written by its author alone. */
export const draftStore = (tx: PrismaTx): DraftStore => ({
  addToDraft: async ({ school, actor }, id, line, at) => {
    // Two lines that arrive at once must end up in one draft: the author's drafts are taken one at a time.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('draft:' || ${actor}, 0))`
    const open = await tx.draft.findFirst({ where: { schoolId: school, personId: actor, status: 'open' } })
    const updatedAt = dateOf(at)
    if (open) {
      const data = { text: `${open.text}\n${line}`, lines: open.lines + 1, updatedAt }
      return draftOf(await tx.draft.update({ where: { id: open.id }, data }))
    }
    const data = { id, schoolId: school, personId: actor, text: line, lines: 1, updatedAt }
    const { count } = await tx.draft.createMany({ data, skipDuplicates: true })
    return count === 1 ? { id, text: line, lines: 1, status: 'open' } : undefined
  },
  draft: async ({ school, actor }, id) => {
    const row = await tx.draft.findFirst({ where: { id, schoolId: school, personId: actor } })
    return row ? draftOf(row) : undefined
  },
  endDraft: async ({ school, actor }, id, as, at) => {
    await tx.draft.updateMany({
      where: { id, schoolId: school, personId: actor, status: 'open' },
      data: { status: as, text: '', updatedAt: dateOf(at) },
    })
  },
})
