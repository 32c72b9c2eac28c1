import { z } from 'zod'
import { look, useCase } from '../app/use-case.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { dateInWords, schoolDay } from '../kernel/school-time.ts'
import { dayAsTyped, typedDay } from '../kernel/typed-day.ts'
import { plainWords } from '../students/plain-words.ts'
import type { Field } from '../view/field.ts'
import { circleText } from './circle.text.ts'

const prefilled = z.string().max(100).optional().catch(undefined)
const typed = z.string().trim().min(1).max(100)

/** Opens the form in which a class is given to a substitute for a day. */
export const openSubstituteForm = look({
  command: 'circle.substitute-form',
  action: 'circle.substitute',
  opens: 'form',
  input: z.object({ person: prefilled, class: prefilled, day: prefilled }),
  run: async ({ now, arrival }, { day, ...others }) =>
    done({ ...others, day: day ?? dayAsTyped(schoolDay(now, arrival.school.zone)) }),
  view(values, { locale }) {
    const words = circleText[locale]
    const line = (name: keyof typeof values, hint?: string): Field => ({
      kind: 'line',
      name,
      label: words.label[name],
      maxLength: 100,
      ...(hint ? { hint } : {}),
      ...(values[name] ? { value: values[name] } : {}),
    })
    return {
      kind: 'form',
      title: words.title.substitute,
      intro: [],
      fields: [line('person'), line('class'), line('day', words.hint.day)],
      submit: { label: words.button.save, command: 'circle.substitute', args: {} },
    }
  },
})

/** The coordinator gives a class to a substitute for one day: from its first to its last moment, and not longer. */
export const giveSubstitute = useCase({
  command: 'circle.substitute',
  action: 'circle.substitute',
  opens: 'panel',
  form: 'circle.substitute-form',
  input: z.object({ person: typed, class: typed, day: typed }),
  async run({ tx, permit, now, arrival, locale }, { person: name, class: className, day: dayTyped }) {
    const words = circleText[locale]
    const { zone } = arrival.school
    const asked = plainWords(name).join(' ')
    const [person, second] = (await tx.staff(permit)).filter(
      (colleague) => plainWords(colleague.name).join(' ') === asked,
    )
    if (!person || second) return refuse({ why: 'invalid', remarks: { person: words.noPerson } })
    const schoolClass = await tx.classNamed(className)
    if (!schoolClass) return refuse({ why: 'invalid', remarks: { class: words.noClass } })
    const day = typedDay(dayTyped)
    if (!day || day.since(schoolDay(now, zone)).sign < 0)
      return refuse({ why: 'invalid', remarks: { day: words.noDay } })
    const start = (of: typeof day) => of.toZonedDateTime(zone).toInstant()
    const [since, until] = [start(day), start(day.add({ days: 1 }))]
    await tx.addSubstitution(permit, { person: person.id, class: schoolClass, since, until })
    return done({ person: person.name, schoolClass: className, day })
  },
  view({ person, schoolClass, day }, { locale }) {
    const words = circleText[locale]
    return {
      kind: 'panel',
      title: words.title.substitute,
      body: [{ kind: 'text', text: words.substituted(person, schoolClass, dateInWords(day, locale)) }],
      buttons: [],
    }
  },
})
