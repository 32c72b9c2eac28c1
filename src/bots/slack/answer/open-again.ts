import type { Locale } from '../../../core/text/locale.ts'
import type { Note } from '../../../core/view/view.ts'
import { slackText } from '../slack.text.ts'

/** What to say when Slack would not open the window: its trigger lives three seconds. */
export const openAgain = (locale: Locale): Note => ({
  kind: 'note',
  lines: [slackText[locale].openAgain],
  buttons: [],
})
