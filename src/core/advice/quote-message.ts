import { look } from '../app/use-case.ts'
import { AdviceId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import { adviceText } from './advice.text.ts'
import { adviceForm, Prefill } from './advice-form.ts'

/** Opens the form to ask for advice with the words of a message, and without who wrote it. */
export const quoteMessage = look({
  command: 'advice.quote',
  action: 'advice.ask',
  opens: 'form',
  input: Prefill.pick({ question: true }),
  run: async ({ newId }, { question }) => done({ advice: AdviceId.parse(newId()), question }),
  view({ advice, question }, context) {
    const nothing = { topic: undefined, about: undefined, who: undefined, urgency: undefined }
    const form = adviceForm({ advice, prefill: { ...nothing, question }, editing: false }, context)
    const { quoted, nothingQuoted } = adviceText[context.locale].hint
    return { ...form, intro: [{ kind: 'hint', text: question ? quoted : nothingQuoted }] }
  },
})
