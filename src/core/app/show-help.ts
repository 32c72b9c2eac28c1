import { z } from 'zod'
import { done } from '../kernel/outcome.ts'
import { peopleText } from '../people/people.text.ts'
import { isTeam } from '../people/person.ts'
import type { Fixed } from '../text/fixed.ts'
import { type Button, choice } from '../view/button.ts'
import { doorsFor } from './doors-for.ts'
import { helpText } from './help.text.ts'
import { look, type ViewContext } from './use-case.ts'

/** Offers the platform's language to someone who never chose one. */
const languageOffer = ({ locale, arrival, platformLocale }: ViewContext): readonly Button<Fixed>[] =>
  platformLocale === undefined || platformLocale === locale || arrival.ownLocale
    ? []
    : [
        {
          label: peopleText[platformLocale].switchTo,
          command: 'language.choose',
          args: { to: choice(platformLocale) },
        },
      ]

const input = z.object({})

/** What can I do here: from the catalogue and my roles. */
export const showHelp = look({
  command: 'help.show',
  action: 'help.read',
  opens: 'note',
  input,
  run: async () => done(undefined),
  view(_, context) {
    const words = helpText[context.locale]
    const { roles } = context.arrival
    return {
      kind: 'note',
      lines: [
        words.hello,
        words.ownWords,
        words.lookUp,
        words.emergency,
        words.absence,
        ...(isTeam(roles) ? [words.team] : []),
      ],
      buttons: [...doorsFor(roles, context.locale), ...languageOffer(context)],
    }
  },
})

/** The same for the page a platform keeps for the bot. */
export const showHome = look({
  command: 'home.show',
  action: 'help.read',
  opens: 'panel',
  input,
  run: async () => done(undefined),
  view(_, context) {
    const words = helpText[context.locale]
    const { roles } = context.arrival
    return {
      kind: 'panel',
      title: words.title,
      body: [
        { kind: 'text', text: words.hello },
        { kind: 'text', text: words.ownWords },
        { kind: 'text', text: words.lookUp },
        { kind: 'text', text: words.emergency },
        { kind: 'text', text: words.absence },
        ...(isTeam(roles) ? [{ kind: 'text', text: words.team } as const] : []),
      ],
      buttons: [...doorsFor(roles, context.locale), ...languageOffer(context)],
    }
  },
})
