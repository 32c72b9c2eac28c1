import { type FaultReference, type Fixed, sentence, slot } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'

/** The words that belong to no feature: the door, the form, the fault. */
export const appText = translated({
  nl: {
    notFound: sentence`Niet gevonden, of niet voor jou.`,
    notFoundTitle: sentence`Niet gevonden`,
    notNow: sentence`Dat kan nu niet`,
    vaultShut: sentence`Trajecten en afspraken staan hier nog niet aan. De beheerder moet er eerst een sleutel voor instellen.`,
    open: sentence`Openen`,
    openHere: sentence`Ik laat het je zien in een eigen venster, zodat het niet in de chat blijft staan.`,
    stranger: sentence`Ik ken je nog niet. Vraag de beheerder van je school om een code en typ die hier; dan weet ik wie je bent.`,
    fault: (reference: FaultReference): Fixed =>
      sentence`Er ging iets mis bij mij, niet bij jou. Probeer het straks nog eens. Blijft het misgaan, noem dan de beheerder dit nummer: ${slot.reference(reference)}.`,
    unknownCommand: sentence`Die knop ken ik niet meer. Typ "help" om te zien wat ik voor je kan doen.`,
    file: sentence`Bestanden en spraakberichten lees ik niet, en ik bewaar ze niet. Typ je vraag liever in gewone woorden.`,
    edited: sentence`Ik zie dat je een bericht hebt aangepast. Ik gebruik wat je het eerst typte; met "Aanpassen" wijzig je je vraag zelf.`,
    deleted: sentence`Je hebt een bericht verwijderd. Wat je al had doorgezet, staat er nog; je kunt een vraag zelf intrekken.`,
    installed: sentence`Hallo, ik ben Trajectbot. Typ je vraag in eigen woorden, of typ "help" om te zien wat ik voor je kan doen.`,
    bsnInChat: sentence`Hier stond een nummer in dat een BSN kan zijn. Dat bewaar ik niet. Typ je vraag nog eens zonder dat nummer, en verwijder je bericht.`,
    remark: {
      missing: 'Vul dit nog in.',
      tooShort: (least: number) => `Vertel iets meer: minstens ${least} tekens.`,
      tooLong: (most: number) => `Dit is te lang: hoogstens ${most} tekens.`,
      bsn: 'Hier staat een nummer in dat een BSN kan zijn. Haal het weg; ik bewaar het niet.',
      wrong: 'Dit begrijp ik niet. Kies of typ het opnieuw.',
    },
    yes: sentence`Ja`,
    no: sentence`Nee`,
    sure: sentence`Weet je het zeker?`,
    more: sentence`Meer`,
  },
  en: {
    notFound: sentence`Not found, or not for you.`,
    notFoundTitle: sentence`Not found`,
    notNow: sentence`Not possible now`,
    vaultShut: sentence`Trajectories and agreements are not turned on here yet. The administrator has to set a key for them first.`,
    open: sentence`Open`,
    openHere: sentence`I will show you in a window of its own, so that it does not stay in the chat.`,
    stranger: sentence`I do not know you yet. Ask your school's administrator for a code and type it here; then I know who you are.`,
    fault: (reference: FaultReference): Fixed =>
      sentence`Something went wrong on my side, not on yours. Please try again later. If it keeps failing, give your administrator this number: ${slot.reference(reference)}.`,
    unknownCommand: sentence`I no longer know that button. Type "help" to see what I can do for you.`,
    file: sentence`I do not read or keep files and voice messages. Please type your question in plain words.`,
    edited: sentence`I see that you edited a message. I use what you typed first; with "Edit" you change your question yourself.`,
    deleted: sentence`You deleted a message. What you already sent on is still there; you can withdraw a question yourself.`,
    installed: sentence`Hello, I am Trajectbot. Type your question in your own words, or type "help" to see what I can do for you.`,
    bsnInChat: sentence`That held a number that may be a citizen service number (BSN). I do not keep it. Please type your question again without it, and delete your message.`,
    remark: {
      missing: 'Please fill this in.',
      tooShort: (least: number) => `Tell a little more: at least ${least} characters.`,
      tooLong: (most: number) => `This is too long: at most ${most} characters.`,
      bsn: 'This holds a number that may be a BSN. Please remove it; I do not keep it.',
      wrong: 'I do not understand this. Please choose or type it again.',
    },
    yes: sentence`Yes`,
    no: sentence`No`,
    sure: sentence`Are you sure?`,
    more: sentence`More`,
  },
})
