import { sentence } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'

/** The words of help and of the home page. */
export const helpText = translated({
  nl: {
    title: sentence`Trajectbot`,
    hello: sentence`Ik breng je vraag bij het ondersteuningsteam en houd je op de hoogte.`,
    ownWords: sentence`Typ je vraag in eigen woorden, of kies hieronder. Er wordt niets verstuurd voordat jij het zegt.`,
    absence: sentence`Ben je er een dag niet? Typ dan bijvoorbeeld "ik ben morgen ziek" of "ik ben er vrijdag niet". Met "mijn werkdagen" vertel je op welke dagen je werkt.`,
    team: sentence`Jij hoort bij het ondersteuningsteam: hieronder staan ook de vragen van collega's.`,
  },
  en: {
    title: sentence`Trajectbot`,
    hello: sentence`I bring your question to the support team and keep you posted.`,
    ownWords: sentence`Type your question in your own words, or choose below. Nothing is sent before you say so.`,
    absence: sentence`Not in on some day? Type "I am ill tomorrow" or "I am not in on Friday", for example. With "my working days" you tell on which days you work.`,
    team: sentence`You are in the support team: below are your colleagues' questions as well.`,
  },
})
