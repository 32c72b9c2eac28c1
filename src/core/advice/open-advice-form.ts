import { look } from '../app/use-case.ts'
import { AdviceId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import { adviceForm, Prefill } from './advice-form.ts'

/** Opens the form to ask for advice, empty or with what was written before. */
export const openAdviceForm = look({
  command: 'advice.new',
  action: 'advice.ask',
  opens: 'form',
  input: Prefill.extend({ advice: AdviceId.optional().catch(undefined) }),
  run: async ({ newId }, { advice, ...prefill }) =>
    done({ advice: advice ?? AdviceId.parse(newId()), prefill, editing: false }),
  view: adviceForm,
})
