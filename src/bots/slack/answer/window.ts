import { setTimeout as wait } from 'node:timers/promises'
import type { Gesture } from '../../../core/app/door.ts'
import { isLookUp } from '../../../core/app/understand.ts'
import type { Note } from '../../../core/view/view.ts'
import { failedAttempt } from '../attempt.ts'
import type { Seen } from '../gesture.ts'
import { modal } from '../render/modal.ts'
import { slackText } from '../slack.text.ts'
import { type Answered, askOnce, type Desk } from './desk.ts'
import { openModal } from './open-modal.ts'

/** After so many milliseconds without an answer the window opens first and is filled later: its trigger lives three seconds. */
const patience = 800

/** Whether the answer stands in a window whatever it is: what is looked up is never told apart by where it appears. */
export const isWindowed = (gesture: Gesture): boolean =>
  gesture.is === 'slash' && isLookUp(gesture.name) && gesture.overheard !== true

type Way = {
  readonly trigger: string | undefined
  /** Where to say that no window opened. */
  tell(note: Note): Promise<unknown>
}

/** A window that says to wait; nothing when Slack would not open it. */
const openWaiting = async (desk: Desk, seen: Seen, trigger: string): Promise<string | undefined> => {
  const locale = desk.languages.known(seen.account) ?? 'nl'
  const looking: Note = { kind: 'note', lines: [slackText[locale].looking], buttons: [] }
  try {
    const { view } = await desk.api.views.open({ trigger_id: trigger, view: modal(looking, locale) })
    return view?.id
  } catch (error) {
    const failed = failedAttempt(error)
    desk.log('slack.panel.not-opened', { reason: failed.is === 'sent' ? undefined : failed.reason })
    return undefined
  }
}

/** Answers in a window: a note too, a stranger too. A look changes nothing, so it may be acknowledged before it is done. */
export const answerInWindow = async (
  desk: Desk,
  seen: Seen,
  { trigger, tell }: Way,
): Promise<Answered<never>> => {
  const asked = askOnce(desk, seen)
  const isSlow = await Promise.race([asked.then(() => false), wait(patience, true, { ref: false })])
  const view = isSlow && trigger !== undefined ? await openWaiting(desk, seen, trigger) : undefined
  return {
    after: async () => {
      const { reply, locale } = await asked
      if (reply.kind === 'again') return
      if (view) await desk.api.views.update({ view_id: view, view: modal(reply, locale) })
      else await openModal(desk, { trigger, reply, locale, tell })
    },
  }
}
