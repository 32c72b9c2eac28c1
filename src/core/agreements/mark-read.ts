import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { useCase } from '../app/use-case.ts'
import { StudentId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import { agreementsPanel } from './agreements-panel.ts'
import { lookedUp } from './look-up.ts'

/** A colleague says to have read what was agreed with a pupil. */
export const markRead = useCase({
  command: 'agreement.mark-read',
  action: 'agreement.mark-read',
  opens: 'panel',
  input: z.object({ student: StudentId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context) {
    const { tx, permit } = context
    const { agreements } = await lookedUp(context)
    await tx.markRead(
      permit,
      agreements.filter(({ read }) => !read),
    )
    return done(await lookedUp(context))
  },
  view: agreementsPanel,
})
