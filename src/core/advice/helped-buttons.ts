import type { AdviceId } from '../kernel/ids.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import { type Button, choice } from '../view/button.ts'
import { adviceText } from './advice.text.ts'
import type { Helped } from './advice.ts'

const answerIs = (said: Helped, advice: AdviceId, locale: Locale): Button<Fixed> => ({
  label: adviceText[locale].helped[said],
  command: 'advice.tell-helped',
  args: { advice, helped: choice(said) },
})

/** The three answers to whether it helped. */
export const helpedButtons = (
  advice: AdviceId,
  locale: Locale,
): readonly [Button<Fixed>, Button<Fixed>, Button<Fixed>] => [
  answerIs('yes', advice, locale),
  answerIs('a-bit', advice, locale),
  answerIs('talk', advice, locale),
]
