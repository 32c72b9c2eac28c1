import { translated } from '../../core/text/locale.ts'

/** The few words that Teams' own surfaces need around what the core says. */
export const teamsText = translated({
  nl: {
    bot: 'Trajectbot',
    done: 'Dat was al gedaan.',
    onlyInWindow: 'Dit laat ik alleen in een eigen venster zien. Typ "help" en kies opnieuw.',
    onlyInPrivate:
      'Ik antwoord alleen privé. Open een chat met mij; wat je me hier schrijft, lees en bewaar ik niet.',
    olderTeams: 'Werk Teams bij om dit te zien.',
    moreItems: (count: number) => `… en nog ${count}. Niet alles past hier.`,
    prefillTooLong: 'Je tekst is langer dan in dit veld past; hierboven staat het begin.',
    fillIn: (label: string) => `Vul dit nog in: ${label}`,
    nothingDone: 'Goed, er is niets gedaan.',
    nothing: '–',
  },
  en: {
    bot: 'Trajectbot',
    done: 'That was done already.',
    onlyInWindow: 'I only show this in a window of its own. Type "help" and choose again.',
    onlyInPrivate:
      'I answer in private only. Open a chat with me; what you write to me here, I do not read or keep.',
    olderTeams: 'Update Teams to see this.',
    moreItems: (count: number) => `… and ${count} more. Not everything fits here.`,
    prefillTooLong: 'Your text is longer than fits in this field; its beginning is above.',
    fillIn: (label: string) => `Please fill this in: ${label}`,
    nothingDone: 'All right, nothing was done.',
    nothing: '–',
  },
})
