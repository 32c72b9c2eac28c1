import { z } from 'zod'
import { policy } from '../access/policy.ts'
import { look } from '../app/use-case.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { matchColleague } from '../students/match-name.ts'
import { type Student, studentName } from '../students/student.ts'
import { whoIsMeant } from '../students/who-is-meant.ts'
import { registerText } from './register.text.ts'
import type { RegisterPage } from './register.ts'
import { type Of, registerPanel } from './register-panel.ts'

const Typed = z.string().trim().min(1).max(100)

/** The privacy officer reads what one colleague did. */
export const findColleague = look({
  command: 'register.find-colleague',
  action: 'register.read',
  opens: 'panel',
  form: 'register.search-colleague',
  input: z.object({ colleague: Typed }),
  async run({ tx, permit, locale }, { colleague: typed }) {
    const [found, second] = matchColleague(typed, await tx.everybody(permit))
    const { unknown, several } = registerText[locale]
    if (!found || second) return refuse({ why: 'invalid', remarks: { colleague: found ? several : unknown } })
    const of: Of = { kind: 'colleague', colleague: found.id }
    return done({ page: await tx.registerPage(permit, { colleague: found.id }), of })
  },
  view: registerPanel,
})

type Found =
  | { readonly several: readonly Student[] }
  | { readonly page: RegisterPage; readonly of: Of; readonly student: Student }

/** The privacy officer reads what was done about the pupil of this name or number. */
export const findStudent = look({
  command: 'register.find-student',
  action: 'register.read',
  opens: 'panel',
  form: 'register.search-student',
  input: z.object({ student: Typed }),
  find: async (search, { student }) => {
    const found = await whoIsMeant(search, student, policy['register.read'])
    return { subject: found.subject, found: found.several }
  },
  async run({ tx, permit }, _, several) {
    if (permit.subject.kind !== 'pupil') return done<Found>({ several })
    const of: Of = { kind: 'student', student: permit.subject.student }
    const page = await tx.registerOfPupil(permit, undefined)
    return done<Found>({ page, of, student: await tx.pupil(permit) })
  },
  view(found, context) {
    if (!('several' in found)) return registerPanel(found, context)
    const words = registerText[context.locale]
    return {
      kind: 'panel',
      title: words.title.student,
      body: [
        { kind: 'text', text: words.choose },
        {
          kind: 'list',
          items: found.several.map((student) => ({
            title: studentName(student),
            detail: [...student.classes, student.number].join(' · '),
            open: { label: words.button.show, command: 'register.student', args: { student: student.id } },
          })),
        },
      ],
      buttons: [],
    }
  },
})
