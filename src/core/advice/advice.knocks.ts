import type { PersonId } from '../kernel/ids.ts'
import type { KnockKind } from '../knocks/knock.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import type { Button } from '../view/button.ts'
import type { Knock } from '../view/view.ts'
import { adviceText } from './advice.text.ts'
import type { AdviceState } from './advice-store.ts'
import { helpedButtons } from './helped-buttons.ts'

/**
 * The words of a knock, from the state of now; none when it no longer makes sense to knock.
 * A card that stands in a chat already is always told how things are (`first` is false).
 */
export const adviceKnock = (
  kind: KnockKind,
  advice: AdviceState,
  { recipient, locale, first }: { recipient: PersonId; locale: Locale; first: boolean },
): Knock | undefined => {
  const words = adviceText[locale]
  const args = { advice: advice.id }
  const view: Button<Fixed> = { label: words.button.view, command: 'advice.show', args }
  const knock = (line: Fixed): Knock => ({ kind: 'knock', line, buttons: [view] })
  const byHandler = (
    line: (name: NonNullable<AdviceState['handler']>['name']) => Fixed,
  ): Knock | undefined =>
    advice.handler
      ? knock(line(advice.handler.name))
      : first
        ? undefined
        : knock(words.knock.askedStatus(words.status[advice.status]))
  const waiting = (line: Fixed): Knock | undefined => {
    if (advice.status === 'open') {
      const claim: Button<Fixed> = {
        label: words.button.claim,
        command: 'advice.claim',
        args,
        style: 'primary',
      }
      return { kind: 'knock', line, buttons: [view, claim] }
    }
    if (first) return undefined
    if (advice.status === 'claimed' && advice.handler) {
      return knock(words.knock.askedClaimed(advice.handler.name))
    }
    return knock(words.knock.askedStatus(words.status[advice.status]))
  }
  const helped = (): Knock | undefined => {
    const line = advice.helped ? words.knock.helpedSaid(words.helped[advice.helped]) : words.knock.helped
    if (advice.status === 'answered' || advice.status === 'closed')
      return { kind: 'knock', line, buttons: helpedButtons(advice.id, locale) }
    if (first) return undefined
    return knock(advice.helped ? line : words.knock.askedStatus(words.status[advice.status]))
  }
  switch (kind) {
    case 'advice.asked':
      return waiting(words.knock.asked)
    case 'advice.unmanned':
      return waiting(words.knock.unmanned)
    case 'advice.reopened':
      return waiting(words.knock.reopened)
    case 'advice.assigned':
      return first && advice.handler?.id !== recipient ? undefined : knock(words.knock.assigned)
    case 'advice.claimed':
      return byHandler(words.knock.claimed)
    case 'advice.answered':
      return byHandler(words.knock.answered)
    case 'advice.asked-back':
      return byHandler(words.knock.askedBack)
    case 'advice.replied':
      return knock(words.knock.replied(advice.asker.name))
    case 'advice.withdrawn':
      return knock(words.knock.withdrawn)
    case 'advice.closed':
      return knock(words.knock.closed)
    case 'advice.waiting':
      return waiting(words.knock.waiting)
    case 'advice.waiting-long':
      return waiting(words.knock.waitingLong)
    case 'advice.helped?':
      return helped()
  }
}
