import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { look } from '../app/use-case.ts'
import { PersonId, StudentId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import { type Of, registerPanel } from './register-panel.ts'

const Before = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined)

/** The privacy officer reads who did what, the newest first; of everybody or of one colleague. */
export const showRegister = look({
  command: 'register.show',
  action: 'register.read',
  opens: 'panel',
  input: z.object({ before: Before, colleague: PersonId.optional() }),
  async run({ tx, permit }, { before, colleague }) {
    const of: Of = colleague ? { kind: 'colleague', colleague } : { kind: 'everything' }
    return done({ page: await tx.registerPage(permit, { colleague, before }), of })
  },
  view: registerPanel,
})

/** The privacy officer reads what was done about one pupil. Who asks that looks at that pupil, and it is written down so. */
export const showRegisterOfStudent = look({
  command: 'register.student',
  action: 'register.read',
  opens: 'panel',
  input: z.object({ student: StudentId, before: Before }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  run: async ({ tx, permit }, { student, before }) =>
    done({
      page: await tx.registerOfPupil(permit, before),
      of: { kind: 'student', student } as const,
      student: await tx.pupil(permit),
    }),
  view: registerPanel,
})
