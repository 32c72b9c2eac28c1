import { sentence } from '../../core/text/fixed.ts'
import { translated } from '../../core/text/locale.ts'

/** The few words that Slack's own surfaces need around what the core says. */
export const slackText = translated({
  nl: {
    bot: 'Trajectbot',
    close: 'Sluiten',
    cancel: 'Annuleren',
    moreItems: (count: number) => `… en nog ${count}. Niet alles past hier.`,
    moreText: '… Er is meer dan hier past.',
    prefillTooLong: 'Je tekst is langer dan in dit veld past; hieronder staat het begin.',
    nothing: '–',
    looking: sentence`Ik zoek het op …`,
    openAgain: sentence`Het venster ging niet open. Wat je deed, staat; probeer het nog eens te openen.`,
  },
  en: {
    bot: 'Trajectbot',
    close: 'Close',
    cancel: 'Cancel',
    moreItems: (count: number) => `… and ${count} more. Not everything fits here.`,
    moreText: '… There is more than fits here.',
    prefillTooLong: 'Your text is longer than fits in this field; its beginning is below.',
    nothing: '–',
    looking: sentence`Looking it up …`,
    openAgain: sentence`The window did not open. What you did was kept; please try to open it again.`,
  },
})
