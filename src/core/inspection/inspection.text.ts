/** The words of the letter for parents who want to see what is kept. In Dutch alone: it is the school's letter to them. */
export const inspectionText = {
  title: 'Wat wij over uw kind bewaren',
  foot: (number: string, day: string) => `Inzage leerling ${number}, ${day}`,
  dear: (name: string, day: string) =>
    `Dit is een overzicht van alles wat in Trajectbot staat over ${name}, op ${day}. Trajectbot is het programma waarin medewerkers van de school elkaar om advies vragen, en waarin staat welke hulp een leerling krijgt en wat daarover is afgesproken.`,
  rights:
    'U mag dit overzicht altijd opvragen. Vanaf 16 jaar mag een leerling dat ook zelf. Klopt er iets niet, dan kunt u vragen om het te verbeteren of te verwijderen.',
  contact: (contact: string) => `Hebt u vragen? Neem contact op met: ${contact}`,
  roster: {
    heading: 'Uit de leerlingenadministratie',
    name: 'Naam',
    nickname: 'Roepnaam',
    number: 'Leerlingnummer',
    classes: 'Klassen',
    left: 'Van school sinds',
    staff: 'Wie nu les geeft of mentor is',
    nobody: 'Niemand.',
    task: (task: string, className: string) =>
      task === 'mentor' ? `mentor van ${className}` : `geeft les aan ${className}`,
  },
  gone: 'Iemand die hier niet meer werkt',
  trajectory: {
    heading: 'Het traject',
    none: 'Er is geen traject voor uw kind.',
    intro: 'Een traject is de extra hulp die een leerling een tijd lang krijgt. Dit is erover opgeschreven.',
  },
  agreements: {
    heading: 'Afspraken',
    none: 'Er zijn geen afspraken over uw kind gemaakt.',
    intro: 'Dit is er afgesproken. De mensen die uw kind lesgeven of begeleiden, kunnen dit zien.',
    terms: ({
      kind,
      sentence,
      subjects,
      valid,
      written,
    }: Readonly<Record<'kind' | 'sentence' | 'subjects' | 'valid' | 'written', string>>) =>
      `${kind}: ${sentence} Geldig: ${valid}.${subjects ? ` Voor: ${subjects}.` : ''} Opgeschreven door: ${written}.`,
    before: (terms: string) => `Eerst stond er: ${terms}`,
    readBy: (names: string) => `Gelezen door: ${names}.`,
  },
  emergency: {
    heading: 'Noodgevallen',
    intro:
      'Bij een noodgeval kan een medewerker een uur lang zien wat er is afgesproken. Die schrijft dan op waarom, en de zorgcoördinator hoort het.',
  },
  substitute: {
    heading: 'Invallers in de klassen van uw kind',
    line: (name: string, className: string, day: string) => `${day}: ${name} in ${className}`,
  },
  asked: {
    heading: 'Vragen om advies',
    none: 'Er is geen advies gevraagd over uw kind.',
    intro: 'Dit vroegen medewerkers aan het ondersteuningsteam, en dit was het antwoord.',
    about: (topic: string, status: string) => `Onderwerp: ${topic}. Stand: ${status}.`,
    turn: { answer: 'antwoord', 'ask-back': 'wedervraag', reply: 'reactie' } as Readonly<
      Record<string, string>
    >,
  },
  looks: {
    heading: 'Wie heeft er gekeken, wanneer en waarom',
    none: 'Niemand heeft iets over uw kind bekeken.',
    intro:
      'Alles wat iemand over uw kind wilde zien of doen, staat hieronder, ook als het niet mocht. Wie iets niet mocht zien, heeft niets gezien.',
    operator: 'De beheerder van het programma',
    times: (count: number) => (count === 1 ? '' : ` (${count} keer)`),
    because: (because: string) => `; reden: ${because}`,
    refused: '; dit mocht niet, en er is niets getoond',
  },
} as const
