import type { Locale } from '../../../core/text/locale.ts'
import type { Corrections, Form, Note, Panel } from '../../../core/view/view.ts'
import { failedAttempt } from '../attempt.ts'
import { modal } from '../render/modal.ts'
import type { Desk } from './desk.ts'
import { openAgain } from './open-again.ts'

type Opening = {
  readonly trigger: string | undefined
  readonly reply: Note | Panel | Form | Corrections
  readonly locale: Locale
  /** Where to say that it did not open. */
  tell(note: Note): Promise<unknown>
}

/** Opens a window of one's own. What was done stays done when Slack will not open it. */
export const openModal = async (desk: Desk, { trigger, reply, locale, tell }: Opening): Promise<void> => {
  if (trigger === undefined) return void (await tell(openAgain(locale)))
  try {
    await desk.api.views.open({ trigger_id: trigger, view: modal(reply, locale) })
  } catch (error) {
    const failed = failedAttempt(error)
    desk.log('slack.panel.not-opened', { reason: failed.is === 'sent' ? undefined : failed.reason })
    await tell(openAgain(locale))
  }
}
