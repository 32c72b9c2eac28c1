import { z } from 'zod'
import { useCase } from '../app/use-case.ts'
import { done } from '../kernel/outcome.ts'
import { Locale } from '../text/locale.ts'
import { peopleText } from './people.text.ts'

/** A member of staff chooses the language the bot speaks with them. */
export const chooseLanguage = useCase({
  command: 'language.choose',
  action: 'language.choose',
  opens: 'note',
  input: z.object({ to: Locale }),
  async run({ tx, permit }, { to }) {
    await tx.chooseLanguage(permit, to)
    return done(to)
  },
  view: (to) => ({ kind: 'note', lines: [peopleText[to].spoken], buttons: [] }),
})
