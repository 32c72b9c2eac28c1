import { z } from 'zod'
import { look } from '../app/use-case.ts'
import { done } from '../kernel/outcome.ts'
import { withoutBsn } from '../text/bsn.ts'
import type { Locale } from '../text/locale.ts'
import type { Form } from '../view/view.ts'
import { registerText } from './register.text.ts'

const Typed = z.string().trim().max(100).transform(withoutBsn).optional().catch(undefined)

const formFor = (of: 'colleague' | 'student', value: string | undefined, locale: Locale): Form => {
  const { title, button, label, hint, intro } = registerText[locale]
  return {
    kind: 'form',
    title: title[of],
    intro: [{ kind: 'hint', text: intro }],
    fields: [
      {
        kind: 'line',
        name: of,
        label: label[of],
        hint: hint[of],
        maxLength: 100,
        ...(value ? { value } : {}),
      },
    ],
    submit: { label: button.find, command: `register.find-${of}`, args: {} },
  }
}

/** Asks of which colleague the privacy officer wants to read. */
export const openColleagueSearch = look({
  command: 'register.search-colleague',
  action: 'register.read',
  opens: 'form',
  input: z.object({ colleague: Typed }),
  run: async (_, typed) => done(typed),
  view: ({ colleague }, { locale }) => formFor('colleague', colleague, locale),
})

/** Asks about which pupil the privacy officer wants to read. */
export const openStudentSearch = look({
  command: 'register.search-student',
  action: 'register.read',
  opens: 'form',
  input: z.object({ student: Typed }),
  run: async (_, typed) => done(typed),
  view: ({ student }, { locale }) => formFor('student', student, locale),
})
