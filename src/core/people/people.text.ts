import { type ColleagueName, type Fixed, sentence, slot } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'

/** The words about people, their accounts and their own settings. `switchTo` is written in the language it offers. */
export const peopleText = translated({
  nl: {
    spoken: sentence`Goed, ik spreek voortaan Nederlands met je.`,
    switchTo: sentence`Liever Nederlands?`,
    alreadyLinked: sentence`Ik weet al wie je bent; een code heb je niet nodig. Ik heb er niets mee gedaan.`,
    codeRefused: sentence`Met deze code kan ik je niet koppelen. Een code werkt één keer, en maar even. Vraag de beheerder van je school om een nieuwe.`,
    welcome: (name: ColleagueName): Fixed =>
      sentence`Welkom, ${slot.colleague(name)}. Ik weet nu wie je bent. Typ je vraag in eigen woorden, of kies hieronder.`,
    title: {
      reachable: sentence`Wie is bereikbaar`,
      code: sentence`Eenmalige code`,
    },
    button: {
      reachable: sentence`Wie is bereikbaar`,
      code: 'Code',
    },
    label: {
      everyone: 'Medewerkers',
      anywhere: 'Bereikbaar',
      both: 'Op allebei',
      nowhere: 'Niet bereikbaar',
      for: 'Voor',
      code: 'Code',
      until: 'Werkt tot',
    },
    platform: { slack: 'Slack', teams: 'Teams', browser: 'Oefenen' },
    count: (some: number, all: number) => `${some} van ${all}`,
    standing: {
      seen: (day: string) => `laatst gezien ${day}`,
      unseen: 'nog niet gezien',
      unlinked: 'nog niet gekoppeld',
      notInstalled: 'app niet geïnstalleerd',
    },
    page: (from: number, to: number, all: number) =>
      `${from} tot en met ${to} van ${all}; wie niet bereikbaar is, staat voorop.`,
    whenRead:
      'Een seintje gaat naar waar iemand het laatst actief was. Een code maak je voor wie niet vanzelf gekoppeld wordt.',
    howToUse:
      'Geef deze code alleen aan deze persoon zelf, bij voorkeur mondeling. Die typt hem in de chat met Trajectbot. De code werkt één keer; een nieuwe code maakt deze ongeldig.',
  },
  en: {
    spoken: sentence`Fine, I will speak English with you from now on.`,
    switchTo: sentence`Switch to English?`,
    alreadyLinked: sentence`I know who you are already; you need no code. I have done nothing with it.`,
    codeRefused: sentence`I cannot link you with this code. A code works once, and only for a while. Please ask your school's administrator for a new one.`,
    welcome: (name: ColleagueName): Fixed =>
      sentence`Welcome, ${slot.colleague(name)}. I know who you are now. Type your question in your own words, or choose below.`,
    title: {
      reachable: sentence`Who is reachable`,
      code: sentence`One-time code`,
    },
    button: {
      reachable: sentence`Who is reachable`,
      code: 'Code',
    },
    label: {
      everyone: 'Staff',
      anywhere: 'Reachable',
      both: 'On both',
      nowhere: 'Not reachable',
      for: 'For',
      code: 'Code',
      until: 'Works until',
    },
    platform: { slack: 'Slack', teams: 'Teams', browser: 'Practice' },
    count: (some: number, all: number) => `${some} of ${all}`,
    standing: {
      seen: (day: string) => `last seen ${day}`,
      unseen: 'not seen yet',
      unlinked: 'not linked yet',
      notInstalled: 'app not installed',
    },
    page: (from: number, to: number, all: number) =>
      `${from} to ${to} of ${all}; who cannot be reached comes first.`,
    whenRead:
      'A knock goes to where somebody was last active. You make a code for those who are not linked by themselves.',
    howToUse:
      'Give this code to this person alone, preferably in person. They type it in the chat with Trajectbot. The code works once; a new code makes this one void.',
  },
})
