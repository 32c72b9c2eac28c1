import { z } from 'zod'
import { look } from '../app/use-case.ts'
import { AdviceId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import { advicePanel } from './advice-panel.ts'

/** Shows a request to its asker or the support team. */
export const showAdvice = look({
  command: 'advice.show',
  action: 'advice.read',
  opens: 'panel',
  input: z.object({ advice: AdviceId }),
  subject: ({ advice }) => ({ kind: 'advice', advice }),
  run: async ({ tx, permit }) => done(await tx.advice(permit)),
  view: (advice, context) => advicePanel(advice, context),
})
