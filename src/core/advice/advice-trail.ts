import type { ViewContext } from '../app/use-case.ts'
import { momentInWords } from '../kernel/school-time.ts'
import type { Block } from '../view/block.ts'
import { adviceText } from './advice.text.ts'
import type { AdviceRequest } from './advice.ts'

/** How many knocks of a request are shown; of a long conversation the last ones tell how it stands. */
const shownAtMost = 10

/** Who was told when, and how that went: so that nobody has to wonder whether somebody knows. */
export const adviceTrail = ({ trail }: AdviceRequest, { locale, arrival }: ViewContext): readonly Block[] => {
  if (trail.length === 0) return []
  const words = adviceText[locale]
  const shown = trail.slice(-shownAtMost)
  const items = shown.map(({ to, kind, status, at }) => ({
    title: to.name,
    detail: [words.told[kind], momentInWords(at, arrival.school.zone, locale), words.outcome[status]].join(
      ' · ',
    ),
  }))
  const earlier = trail.length - shown.length
  return [
    { kind: 'heading', text: words.label.trail },
    { kind: 'list', items },
    ...(earlier > 0 ? [{ kind: 'hint', text: words.toldEarlier(earlier) } as const] : []),
  ]
}
