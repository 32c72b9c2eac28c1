import { z } from 'zod'
import { useCase } from '../app/use-case.ts'
import { PersonId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { momentInWords } from '../kernel/school-time.ts'
import { codeLasts } from './link-code.ts'
import { peopleText } from './people.text.ts'

/** An admin makes a one-time code, with which an account becomes the colleague's for whom it is made. */
export const handOutCode = useCase({
  command: 'account.code',
  action: 'account.hand-out-code',
  opens: 'panel',
  input: z.object({ person: PersonId }),
  async run({ tx, permit, now, newCode }, { person }) {
    const code = newCode()
    const until = now.add(codeLasts)
    const colleague = await tx.keepCode(permit, { person, code, until })
    return colleague ? done({ colleague, code, until }) : refuse({ why: 'hidden' })
  },
  view({ colleague, code, until }, { locale, arrival }) {
    const words = peopleText[locale]
    return {
      kind: 'panel',
      title: words.title.code,
      body: [
        {
          kind: 'facts',
          facts: [
            { label: words.label.for, value: colleague.name },
            { label: words.label.code, value: code },
            { label: words.label.until, value: momentInWords(until, arrival.school.zone, locale) },
          ],
        },
        { kind: 'hint', text: words.howToUse },
      ],
      buttons: [{ label: words.button.reachable, command: 'people.reachable', args: {} }],
    }
  },
})
