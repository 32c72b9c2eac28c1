import { studentHeading } from '../agreements/agreements-panel.ts'
import { appText } from '../app/app.text.ts'
import type { ViewContext } from '../app/use-case.ts'
import type { PersonId, StudentId } from '../kernel/ids.ts'
import { momentInWords } from '../kernel/school-time.ts'
import type { Student } from '../students/student.ts'
import type { Locale } from '../text/locale.ts'
import type { Block } from '../view/block.ts'
import type { Args, Button } from '../view/button.ts'
import type { Panel } from '../view/view.ts'
import { registerText } from './register.text.ts'
import type { About, RegisterLine, RegisterPage } from './register.ts'

const aboutInWords = (about: About, locale: Locale): readonly string[] => {
  const words = registerText[locale].about
  switch (about.kind) {
    case 'student':
      return [about.name]
    case 'class':
      return [words.class(about.name)]
    case 'somebody':
    case 'forgotten':
      return [words[about.kind]]
    case 'nobody':
      return []
  }
}

/** What is said of something that was done, or of why; what a later version no longer knows is shown as it was kept. */
export const inWords = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? (words[key] ?? key) : key

const lineInWords = ({ at, action, allowed, because, about }: RegisterLine, context: ViewContext): string => {
  const { locale, arrival } = context
  const words = registerText[locale]
  return [
    momentInWords(at, arrival.school.zone, locale),
    inWords(words.action, action),
    ...aboutInWords(about, locale),
    allowed ? `${words.allowed}: ${inWords(words.because, because ?? '')}` : words.refused,
  ].join(' · ')
}

/** What the page that is shown is of. */
export type Of =
  | { readonly kind: 'everything' }
  | { readonly kind: 'colleague'; readonly colleague: PersonId }
  | { readonly kind: 'student'; readonly student: StudentId }

const more = (of: Of, next: number): { readonly command: string; readonly args: Args } => {
  switch (of.kind) {
    case 'everything':
      return { command: 'register.show', args: { before: next } }
    case 'colleague':
      return { command: 'register.show', args: { colleague: of.colleague, before: next } }
    case 'student':
      return { command: 'register.student', args: { student: of.student, before: next } }
  }
}

/** A page of the register, for the privacy officer alone. */
export const registerPanel = (
  {
    page,
    of,
    student,
  }: { readonly page: RegisterPage; readonly of: Of; readonly student?: Student | undefined },
  context: ViewContext,
): Panel => {
  const words = registerText[context.locale]
  const { lines, next } = page
  const items = lines.map((line) => ({
    title: line.who?.name ?? words.operator,
    detail: lineInWords(line, context),
  }))
  const body: Block[] = [...(student ? [studentHeading(student)] : []), { kind: 'hint', text: words.intro }]
  if (items.length > 0) body.push({ kind: 'list', items })
  else body.push({ kind: 'text', text: next === undefined ? words.nothing : words.furtherBack })
  const button = (label: Button['label'], command: string): Button => ({ label, command, args: {} })
  return {
    kind: 'panel',
    title: of.kind === 'everything' ? words.title.register : words.title[of.kind],
    body,
    buttons: [
      ...(next === undefined ? [] : [{ label: appText[context.locale].more, ...more(of, next) }]),
      button(words.button.colleague, 'register.search-colleague'),
      button(words.button.student, 'register.search-student'),
      of.kind === 'everything'
        ? button(words.button.odd, 'register.odd')
        : button(words.button.all, 'register.show'),
    ],
  }
}
