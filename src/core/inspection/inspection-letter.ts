import type { Temporal } from 'temporal-polyfill'
import { adviceText } from '../advice/advice.text.ts'
import { dateInWords, schoolDay } from '../kernel/school-time.ts'
import { registerText } from '../register/register.text.ts'
import { inWords } from '../register/register-panel.ts'
import type { Letter, Part } from '../view/letter.ts'
import { inspectionText } from './inspection.text.ts'
import type { Asked, Inspection, LookedAt } from './inspection.ts'
import { supportParts } from './support-parts.ts'

const dayInWords = (day: Temporal.PlainDate): string => dateInWords(day, 'nl')

const rosterParts = ({ student, leftAt, staff, school }: Inspection): readonly Part[] => {
  const words = inspectionText.roster
  const facts = [
    { label: words.name, value: `${student.givenName} ${student.familyName}` },
    ...(student.nickname ? [{ label: words.nickname, value: student.nickname }] : []),
    { label: words.number, value: student.number },
    ...(student.classes.length > 0 ? [{ label: words.classes, value: student.classes.join(', ') }] : []),
    ...(leftAt ? [{ label: words.left, value: dayInWords(schoolDay(leftAt, school.zone)) }] : []),
  ]
  const items = staff.map(({ name, task, class: className }) => `${name}: ${words.task(task, className)}`)
  return [
    { kind: 'heading', text: words.heading },
    { kind: 'facts', facts },
    { kind: 'text', text: words.staff },
    items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: words.nobody },
  ]
}

const askedParts = ({ asked, school }: Inspection): readonly Part[] => {
  const words = inspectionText.asked
  const advice = adviceText.nl
  const when = (at: Temporal.Instant): string => dayInWords(schoolDay(at, school.zone))
  const one = ({ topic, status, question, turns }: Asked): readonly Part[] => [
    { kind: 'text', text: words.about(inWords(advice.topic, topic), inWords(advice.status, status)) },
    { kind: 'quote', who: question.who, when: when(question.at), text: question.text },
    ...turns.map(
      ({ kind, who, at, text }): Part => ({
        kind: 'quote',
        who: `${who} (${inWords(words.turn, kind)})`,
        when: when(at),
        text,
      }),
    ),
  ]
  return [
    { kind: 'heading', text: words.heading },
    { kind: 'text', text: asked.length > 0 ? words.intro : words.none },
    ...asked.flatMap(one),
  ]
}

const lookParts = ({ looks }: Inspection): readonly Part[] => {
  const words = inspectionText.looks
  const register = registerText.nl
  const line = ({ day, who, action, allowed, because, times }: LookedAt): string =>
    `${dayInWords(day)}: ${who ?? words.operator} ${inWords(register.action, action)}${words.times(times)}` +
    (allowed ? words.because(inWords(register.because, because ?? '')) : words.refused)
  return [
    { kind: 'heading', text: words.heading },
    { kind: 'text', text: looks.length > 0 ? words.intro : words.none },
    ...(looks.length > 0 ? [{ kind: 'list', items: looks.map(line) } as const] : []),
  ]
}

/** The letter with everything that is kept about one pupil. Each kind of data has a part of its own. */
export const inspectionLetter = (inspection: Inspection, now: Temporal.Instant): Letter => {
  const { student, school } = inspection
  const day = dayInWords(schoolDay(now, school.zone))
  return {
    title: inspectionText.title,
    foot: inspectionText.foot(student.number, day),
    parts: [
      { kind: 'text', text: school.name },
      { kind: 'text', text: inspectionText.dear(`${student.givenName} ${student.familyName}`, day) },
      ...rosterParts(inspection),
      ...supportParts(inspection),
      ...askedParts(inspection),
      ...lookParts(inspection),
      { kind: 'text', text: inspectionText.rights },
      ...(school.contact ? [{ kind: 'text', text: inspectionText.contact(school.contact) } as const] : []),
    ],
  }
}
