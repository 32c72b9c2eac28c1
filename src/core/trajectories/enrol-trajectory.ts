import { z } from 'zod'
import { policy } from '../access/policy.ts'
import { pupil, type Search } from '../access/search.ts'
import { look, useCase, type ViewContext } from '../app/use-case.ts'
import { StudentId, TrajectoryId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { type Meant, whoIsMeant } from '../students/who-is-meant.ts'
import type { Form } from '../view/view.ts'
import { shown } from './show-trajectory.ts'
import { trajectoryText } from './trajectory.text.ts'
import { Reason, RequestedBy } from './trajectory.ts'
import { trajectoryPanel } from './trajectory-panel.ts'

const prefilled = z.string().optional().catch(undefined)

type Opened = {
  readonly trajectory: TrajectoryId
  readonly student: StudentId | undefined
  readonly who: string | undefined
  readonly requestedBy: string | undefined
  readonly reason: string | undefined
}

const enrolForm = (opened: Opened, { locale }: ViewContext): Form => {
  const words = trajectoryText[locale]
  const requesters = RequestedBy.options.map((value) => ({ value, label: words.requestedBy[value] }))
  const reasons = Reason.options.map((value) => ({ value, label: words.reason[value] }))
  const chosen = (options: readonly { readonly value: string }[], value: string | undefined) =>
    options.some((option) => option.value === value) && value ? { value } : {}
  return {
    kind: 'form',
    title: words.title.enrol,
    intro: [],
    fields: [
      ...(opened.student
        ? []
        : ([
            {
              kind: 'line',
              name: 'who',
              label: words.label.who,
              hint: words.hint.who,
              maxLength: 100,
              ...(opened.who ? { value: opened.who } : {}),
            },
          ] as const)),
      {
        kind: 'one-of',
        name: 'requestedBy',
        label: words.label.requestedBy,
        options: requesters,
        ...chosen(requesters, opened.requestedBy),
      },
      {
        kind: 'menu',
        name: 'reason',
        label: words.label.reason,
        options: reasons,
        ...chosen(reasons, opened.reason),
      },
    ],
    submit: {
      label: words.button.send,
      command: 'trajectory.enrol',
      args: {
        trajectory: opened.trajectory,
        ...(opened.student ? { student: opened.student } : {}),
      },
    },
  }
}

const FormInput = z.object({
  student: StudentId.optional().catch(undefined),
  trajectory: TrajectoryId.optional().catch(undefined),
  who: prefilled,
  requestedBy: prefilled,
  reason: prefilled,
})

const openForm = async (
  { newId }: { readonly newId: () => string },
  { trajectory, student, who, requestedBy, reason }: z.infer<typeof FormInput>,
) =>
  done<Opened>({
    trajectory: trajectory ?? TrajectoryId.parse(newId()),
    student,
    who,
    requestedBy,
    reason,
  })

/** Opens the form to enrol a pupil who was looked up. */
export const openEnrolForm = look({
  command: 'trajectory.enrol-form',
  action: 'trajectory.enrol',
  opens: 'form',
  input: FormInput.extend({ student: StudentId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  run: openForm,
  view: enrolForm,
})

/** Opens the form to enrol a pupil by name. It asks nothing of anybody yet, so every colleague may open it. */
export const openEnrolByName = look({
  command: 'trajectory.enrol-by-name',
  action: 'trajectory.open-enrolment',
  opens: 'form',
  input: FormInput,
  run: openForm,
  view: enrolForm,
})

const meant = async (
  search: Search,
  { student, who }: { readonly student?: StudentId | undefined; readonly who: string },
): Promise<{ subject: Meant['subject']; found: Meant }> => {
  const found = student
    ? { subject: await pupil(search, student), several: [] }
    : await whoIsMeant(search, who, policy['trajectory.enrol'])
  return { subject: found.subject, found }
}

/** A pupil is enrolled, by the mentor or the coordinator, on their own account or at the parents' request. */
export const enrolTrajectory = useCase({
  command: 'trajectory.enrol',
  action: 'trajectory.enrol',
  opens: 'panel',
  form: 'trajectory.enrol-by-name',
  input: z.object({
    trajectory: TrajectoryId,
    student: StudentId.optional(),
    who: z.string().trim().max(100).default(''),
    requestedBy: RequestedBy,
    reason: Reason,
  }),
  find: meant,
  async run(context, { trajectory: id, requestedBy, reason }, { several }) {
    const { tx, permit, now, arrival, locale } = context
    const words = trajectoryText[locale]
    if (several.length > 0) {
      const classes = [...new Set(several.flatMap((student) => student.classes))].join(', ')
      return refuse({ why: 'invalid', remarks: { who: words.several(classes) } })
    }
    const last = await tx.trajectory(permit)
    if (last?.id === id) return done(await shown(context))
    if (last && last.status !== 'closed') return refuse({ why: 'conflict', line: words.conflict.running })
    const isNew = await tx.addTrajectory(permit, {
      id,
      number: (last?.number ?? 0) + 1,
      contents: {
        reason,
        requestedBy,
        enrolledBy: permit.actor,
        enrolledOn: schoolDay(now, arrival.school.zone),
        strengths: '',
        goals: {},
        ownWords: '',
        evaluated: [],
        externals: '',
      },
    })
    if (!isNew) return refuse({ why: 'conflict', line: words.conflict.changed })
    const coordinators = (await tx.team()).filter(
      ({ id: person, roles }) => roles.includes('coordinator') && person !== permit.actor,
    )
    await tx.tellEach(
      'trajectory.enrolled',
      coordinators.map(({ id: person }) => person),
      now,
    )
    return done(await shown(context))
  },
  view: trajectoryPanel,
})
