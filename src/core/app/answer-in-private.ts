import { z } from 'zod'
import { adviceText } from '../advice/advice.text.ts'
import { done } from '../kernel/outcome.ts'
import { helpText } from './help.text.ts'
import { look } from './use-case.ts'

/** Answers somebody who calls the bot where others read along: only that it is better done in private, and how. */
export const answerInPrivate = look({
  command: 'help.private',
  action: 'help.read',
  opens: 'note',
  input: z.object({}),
  run: async () => done(undefined),
  view: (_, { locale }) => ({
    kind: 'note',
    lines: [helpText[locale].inPrivate],
    buttons: [{ label: adviceText[locale].button.ask, command: 'advice.new', args: {}, style: 'primary' }],
  }),
})
