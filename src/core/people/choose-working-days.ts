import { z } from 'zod'
import { look, useCase } from '../app/use-case.ts'
import { done } from '../kernel/outcome.ts'
import { Weekday } from '../kernel/weekday.ts'
import { severalOf } from '../view/field.ts'
import { workingDaysText } from './working-days.text.ts'

/** A member of staff opens the form with their own working days. */
export const openWorkingDays = look({
  command: 'working-days.open',
  action: 'working-days.keep',
  opens: 'form',
  input: z.object({}),
  run: async ({ tx, permit }) => done(await tx.workingDays(permit)),
  view(days, { locale }) {
    const words = workingDaysText[locale]
    return {
      kind: 'form',
      title: words.title,
      intro: [],
      fields: [
        {
          kind: 'some-of',
          name: 'days',
          label: words.days,
          hint: words.hint,
          values: days ?? [],
          options: Weekday.options.map((day) => ({ value: day, label: words.weekday[day] })),
        },
      ],
      submit: { label: words.save, command: 'working-days.choose', args: {} },
    }
  },
})

/** A member of staff says on which days they work. */
export const chooseWorkingDays = useCase({
  command: 'working-days.choose',
  action: 'working-days.keep',
  opens: 'panel',
  input: z.object({ days: severalOf(Weekday) }),
  form: 'working-days.open',
  async run({ tx, permit }, { days }) {
    const chosen = Weekday.options.filter((day) => days.includes(day))
    await tx.chooseWorkingDays(permit, chosen)
    return done(chosen)
  },
  view(days, { locale }) {
    const words = workingDaysText[locale]
    const list = new Intl.ListFormat(locale).format(days.map((day) => words.weekday[day]))
    return {
      kind: 'panel',
      title: words.title,
      body: [{ kind: 'text', text: words.kept(list) }],
      buttons: [{ label: words.change, command: 'working-days.open', args: {} }],
    }
  },
})
