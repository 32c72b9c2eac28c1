import { sentence } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'

/** The words of help and of the home page. */
export const helpText = translated({
  nl: {
    title: sentence`Trajectbot`,
    hello: sentence`Ik breng je vraag bij het ondersteuningsteam en houd je op de hoogte.`,
    ownWords: sentence`Typ je vraag in eigen woorden, of kies hieronder. Er wordt niets verstuurd voordat jij het zegt.`,
    lookUp: sentence`Wat is er afgesproken met een leerling? Typ "afspraken" met een naam of leerlingnummer, of alleen "afspraken" voor je leerlingen van zo meteen. Ik antwoord in een venster dat alleen jij ziet.`,
    emergency: sentence`Moet je in een noodgeval iets weten van een leerling die niet van jou is? Typ "noodgeval".`,
    absence: sentence`Ben je er een dag niet? Typ dan bijvoorbeeld "ik ben morgen ziek" of "ik ben er vrijdag niet". Met "mijn werkdagen" vertel je op welke dagen je werkt.`,
    team: sentence`Jij hoort bij het ondersteuningsteam: hieronder staan ook de vragen van collega's.`,
    inPrivate: sentence`Stuur me dit liever privé. Wat je me schrijft waar anderen meelezen, lees en bewaar ik niet.`,
  },
  en: {
    title: sentence`Trajectbot`,
    hello: sentence`I bring your question to the support team and keep you posted.`,
    ownWords: sentence`Type your question in your own words, or choose below. Nothing is sent before you say so.`,
    lookUp: sentence`What was agreed with a student? Type "agreements" with a name or student number, or just "agreements" for the students of your next lessons. I answer in a window that you alone see.`,
    emergency: sentence`Do you have to know something in an emergency about a student who is not yours? Type "emergency".`,
    absence: sentence`Not in on some day? Type "I am ill tomorrow" or "I am not in on Friday", for example. With "my working days" you tell on which days you work.`,
    team: sentence`You are in the support team: below are your colleagues' questions as well.`,
    inPrivate: sentence`Please send me this in private. What you write to me where others read along, I do not read or keep.`,
  },
})
