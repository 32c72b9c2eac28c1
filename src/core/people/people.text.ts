import { sentence } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'

/** The words about people and their own settings. `switchTo` is written in the language it offers. */
export const peopleText = translated({
  nl: {
    spoken: sentence`Goed, ik spreek voortaan Nederlands met je.`,
    switchTo: sentence`Liever Nederlands?`,
  },
  en: {
    spoken: sentence`Fine, I will speak English with you from now on.`,
    switchTo: sentence`Switch to English?`,
  },
})
