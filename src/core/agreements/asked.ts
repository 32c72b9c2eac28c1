import { z } from 'zod'
import { appText } from '../app/app.text.ts'
import { useCase } from '../app/use-case.ts'
import { AskedId, type PersonId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'

/** How long a name that was typed in a chat may wait for its window. */
const waits = { minutes: 10 } as const

/** Where a typed name is locked away: it opens for who typed it, under its own id. */
export const askedPlace = (actor: PersonId, id: AskedId): string => `asked:${actor}:${id}`

/**
 * Somebody typed in a chat whom they want to look up. The answer is always this note, and its button leads to the
 * window; the name stays behind, locked, for a few minutes.
 */
export const askAgreements = useCase({
  command: 'agreement.ask',
  action: 'agreement.ask',
  opens: 'note',
  input: z.object({ asked: AskedId, name: z.string().trim().min(1).max(200) }),
  find: async ({ vault, school }) => ({ subject: { kind: 'none' }, found: await vault.spare(school) }),
  async run({ tx, permit, now }, { asked: id, name }, locker) {
    const box = locker.lock(askedPlace(permit.actor, id), name)
    await tx.keepAsked(permit, { id, box, until: now.add(waits) })
    return done(id)
  },
  view: (asked, { locale }) => ({
    kind: 'note',
    lines: [appText[locale].openHere],
    buttons: [
      { label: appText[locale].open, command: 'agreement.look-up', args: { asked }, style: 'primary' },
    ],
  }),
})
