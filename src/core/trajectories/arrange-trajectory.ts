import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { type Context, look, useCase } from '../app/use-case.ts'
import { PersonId, StudentId } from '../kernel/ids.ts'
import { done, type Outcome, refuse } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { dayAsTyped, typedDay } from '../kernel/typed-day.ts'
import type { Field } from '../view/field.ts'
import { changed, running } from './change-trajectory.ts'
import { trajectoryText } from './trajectory.text.ts'
import { Written } from './trajectory.ts'
import { trajectoryPanel } from './trajectory-panel.ts'

const ofPupil = z.object({ student: StudentId })
const prefilled = z.string().optional().catch(undefined)
const line = z.string().trim().max(40).default('')
const days = ['evaluateOn', 'parentsAgreedOn', 'perspectiveFrom', 'perspectiveUntil'] as const
type Days = Readonly<Partial<Record<(typeof days)[number], Temporal.PlainDate>>>

/** Opens the moments of a trajectory, the parents' one contact, and the external parties. */
export const openArrangeForm = look({
  command: 'trajectory.arrange-form',
  action: 'trajectory.write',
  opens: 'form',
  input: ofPupil.extend({
    evaluateOn: prefilled,
    parentsAgreedOn: prefilled,
    perspectiveFrom: prefilled,
    perspectiveUntil: prefilled,
    contact: prefilled,
    externals: prefilled,
  }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { student, ...typed }) {
    const found = await running(context)
    if (!found.ok) return found
    const { evaluateOn, contents } = found.value
    const before = { ...contents, evaluateOn }
    const values = Object.fromEntries(
      days.map((name) => [name, typed[name] ?? (before[name] ? dayAsTyped(before[name]) : '')]),
    )
    const team = await context.tx.team()
    return done({
      student,
      values,
      team,
      contact: typed.contact ?? contents.contact,
      externals: typed.externals ?? contents.externals,
    })
  },
  view({ student, values, team, contact, externals }, { locale }) {
    const words = trajectoryText[locale]
    const day = (name: (typeof days)[number], label: string, hint: string): Field => ({
      kind: 'line',
      name,
      label,
      hint,
      optional: true,
      maxLength: 40,
      ...(values[name] ? { value: values[name] } : {}),
    })
    const options = team.map((member) => ({ value: member.id, label: member.name }))
    const chosen = options.find(({ value }) => value === contact)
    return {
      kind: 'form',
      title: words.title.arrange,
      intro: [],
      fields: [
        day('evaluateOn', words.label.evaluateOn, words.hint.evaluateOn),
        day('parentsAgreedOn', words.label.parentsAgreed, words.hint.parentsAgreed),
        day('perspectiveFrom', words.label.perspectiveFrom, words.hint.day),
        day('perspectiveUntil', words.label.perspectiveUntil, words.hint.day),
        {
          kind: 'menu',
          name: 'contact',
          label: words.label.contact,
          options,
          optional: true,
          ...(chosen ? { value: chosen.value } : {}),
        },
        {
          kind: 'line',
          name: 'externals',
          label: words.label.externals,
          hint: words.hint.externals,
          optional: true,
          maxLength: 200,
          ...(externals ? { value: externals } : {}),
        },
      ],
      submit: { label: words.button.save, command: 'trajectory.arrange', args: { student } },
    }
  },
})

/** Reads the days; what cannot be is told at its field. An evaluation lies ahead, and within a year. */
const readDays = (
  { now, arrival, locale }: Context<'trajectory.write'>,
  typed: Readonly<Record<(typeof days)[number], string>>,
  before: Temporal.PlainDate | undefined,
): Outcome<Days> => {
  const words = trajectoryText[locale].remark
  const today = schoolDay(now, arrival.school.zone)
  const remarks: Record<string, string> = {}
  const read: { -readonly [K in keyof Days]: Days[K] } = {}
  for (const name of days) {
    const day = typed[name] === '' ? undefined : typedDay(typed[name])
    if (day) read[name] = day
    else if (typed[name] !== '') remarks[name] = words.day
  }
  const { evaluateOn, parentsAgreedOn, perspectiveFrom, perspectiveUntil } = read
  const isNew = evaluateOn && !(before && evaluateOn.equals(before))
  if (isNew && (evaluateOn.since(today).sign <= 0 || today.add({ years: 1 }).since(evaluateOn).sign < 0))
    remarks.evaluateOn = words.withinYear
  if (parentsAgreedOn && parentsAgreedOn.since(today).sign > 0) remarks.parentsAgreedOn = words.notYet
  if (perspectiveFrom && perspectiveUntil && perspectiveUntil.since(perspectiveFrom).sign < 0)
    remarks.perspectiveUntil = words.order
  return Object.keys(remarks).length > 0 ? refuse({ why: 'invalid', remarks }) : done(read)
}

/** When it is evaluated, when the parents agreed, when the development perspective begins and ends, and whom the parents call. */
export const arrangeTrajectory = useCase({
  command: 'trajectory.arrange',
  action: 'trajectory.write',
  opens: 'panel',
  form: 'trajectory.arrange-form',
  input: ofPupil.extend({
    evaluateOn: line,
    parentsAgreedOn: line,
    perspectiveFrom: line,
    perspectiveUntil: line,
    contact: PersonId.optional(),
    externals: Written.default(''),
  }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { student: _, contact, externals, ...typed }) {
    const { tx, locale } = context
    const found = await running(context)
    if (!found.ok) return found
    const trajectory = found.value
    const read = readDays(context, typed, trajectory.evaluateOn)
    if (!read.ok) return read
    if (
      contact &&
      contact !== trajectory.contents.contact &&
      !(await tx.team()).some(({ id }) => id === contact)
    )
      return refuse({ why: 'invalid', remarks: { contact: trajectoryText[locale].remark.worker } })
    const { evaluateOn, ...others } = read.value
    const {
      parentsAgreedOn: _1,
      perspectiveFrom: _2,
      perspectiveUntil: _3,
      contact: _4,
      ...kept
    } = trajectory.contents
    return changed(context, trajectory, {
      ...(evaluateOn ? { evaluateOn } : {}),
      contents: { ...kept, ...others, externals, ...(contact ? { contact } : {}) },
    })
  },
  view: trajectoryPanel,
})
