import type { Locale } from '../text/locale.ts'
import type { Block } from '../view/block.ts'
import { needToKnowText } from './need-to-know.text.ts'
import type { Permit } from './permit.ts'

/** "Waarom mag ik dit zien?": the relation because of which a panel about a pupil was opened. */
export const whyBlock = ({ because }: Pick<Permit, 'because'>, locale: Locale): Block => {
  const words = needToKnowText[locale]
  return { kind: 'hint', text: words.why(words.because[because]) }
}
