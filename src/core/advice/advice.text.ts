import type { Temporal } from 'temporal-polyfill'
import type { DeliveryStatus, KnockKind } from '../knocks/knock.ts'
import { type ColleagueName, type Fixed, type SchoolPhone, sentence, slot } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'
import type { About, AdviceStatus, Helped, Topic, TurnKind, Urgency } from './advice.ts'

/** The words of advice requests. What holds a slot is a sentence; plain strings appear in panels only. */
export const adviceText = translated({
  nl: {
    topic: {
      behaviour: 'Gedrag',
      'disorder-or-illness': 'Stoornis of ziekte',
      'difficult-class': 'Lastige klas',
      'class-management': 'Klassenmanagement',
      differentiation: 'Differentiëren',
      'working-with-parents': 'Samenwerken met ouders',
      'sparring-about-my-lesson': 'Sparren over mijn les',
      other: 'Anders',
    } satisfies Record<Topic, string>,
    about: {
      student: 'Een leerling',
      class: 'Een klas',
      nobody: 'Niemand in het bijzonder',
      unsaid: 'Niet aangegeven',
    } satisfies Record<About, string>,
    urgency: {
      'can-wait': 'Kan een paar dagen wachten',
      today: 'Graag vandaag',
      safety: 'Het gaat om veiligheid',
    } satisfies Record<Urgency, string>,
    status: {
      open: sentence`Wacht op iemand van het team`,
      claimed: sentence`In behandeling`,
      'asked-back': sentence`Er is een wedervraag`,
      answered: sentence`Beantwoord`,
      closed: sentence`Afgesloten`,
      withdrawn: sentence`Ingetrokken`,
    } satisfies Record<AdviceStatus, Fixed>,
    turn: { answer: 'Antwoord', 'asked-back': 'Wedervraag', reply: 'Reactie' } satisfies Record<
      TurnKind,
      string
    >,
    label: {
      topic: 'Onderwerp',
      about: 'Waar gaat het over?',
      who: 'Welke leerling of klas?',
      question: 'Je vraag',
      urgency: 'Hoe snel?',
      status: 'Stand',
      handler: 'Bij',
      answer: 'Je antwoord',
      askBack: 'Wat wil je nog weten?',
      reply: 'Je reactie',
      assignTo: 'Aan wie?',
      helped: 'Hielp het?',
      trail: 'Wie kreeg wanneer een seintje',
    },
    hint: {
      who: 'Alleen bij een leerling of een klas. Een naam, een leerlingnummer of bijvoorbeeld 2B.',
      question:
        'Schrijf wat je ziet en wat je al probeerde. Een diagnose of de thuissituatie hoeft er niet bij.',
      noOneYet: 'Nog niemand',
    },
    title: {
      ask: sentence`Vraag om advies`,
      edit: sentence`Vraag aanpassen`,
      request: sentence`Adviesvraag`,
      own: sentence`Mijn vragen`,
      open: sentence`Open vragen`,
      mine: sentence`Van mij`,
      answered: sentence`Beantwoorde vragen`,
      answer: sentence`Antwoord geven`,
      askBack: sentence`Wedervraag stellen`,
      reply: sentence`Reageren`,
      assign: sentence`Wie pakt dit op?`,
    },
    button: {
      ask: sentence`Vraag stellen`,
      send: sentence`Versturen`,
      save: sentence`Opslaan`,
      view: sentence`Bekijken`,
      claim: sentence`Oppakken`,
      takeOver: sentence`Overnemen`,
      assign: sentence`Toewijzen`,
      handOver: sentence`Overdragen`,
      answer: sentence`Antwoorden`,
      askBack: sentence`Wedervraag`,
      reply: sentence`Reageren`,
      edit: sentence`Aanpassen`,
      withdraw: sentence`Intrekken`,
      close: sentence`Afsluiten`,
      reopen: sentence`Heropenen`,
      own: sentence`Mijn vragen`,
      open: sentence`Open`,
      mine: sentence`Van mij`,
      answered: sentence`Beantwoord`,
      forward: sentence`Doorzetten`,
      drop: sentence`Nee`,
    },
    received: 'Je vraag staat bij het ondersteuningsteam. Je krijgt een seintje als iemand hem oppakt.',
    unmanned: (phone: string) =>
      `Er is nu niemand van het team bereikbaar. De zorgcoördinator krijgt een seintje. Kan het niet wachten? Bel ${phone}.`,
    unmannedNote: sentence`Je vraag is bewaard. Er is nu niemand van het team bereikbaar; de zorgcoördinator krijgt een seintje.`,
    teamAway: (phone: string) =>
      `Het team is nu niet aan het werk. Ik geef wel meteen een seintje, maar wacht daar niet op. Bel ${phone}.`,
    teamLater: (when: string, phone: string) =>
      `Je vraag is bewaard. Het team is er weer op ${when} en krijgt dan een seintje. Kan het niet wachten? Bel ${phone}.`,
    teamLaterNote: (when: Temporal.Instant, zone: string) =>
      sentence`Doorgezet. Het team is er weer op ${slot.moment(when, zone, 'nl')} en krijgt dan een seintje.`,
    nobody: (phone: string) =>
      `Je vraag is bewaard, maar er is niemand van het team die ik een seintje kan geven. Kan het niet wachten? Bel ${phone}.`,
    nobodyNote: sentence`Je vraag is bewaard, maar er is niemand van het team die ik een seintje kan geven.`,
    helped: {
      yes: sentence`Ja`,
      'a-bit': sentence`Een beetje`,
      talk: sentence`Nee, ik wil praten`,
    } satisfies Record<Helped, Fixed>,
    thanks: {
      yes: sentence`Fijn om te horen. Dank je wel.`,
      'a-bit': sentence`Dank je wel. Wil je er toch nog over praten, druk dan op "Nee, ik wil praten".`,
      talk: sentence`Dank je wel. Je vraag gaat terug naar het team; dan praten jullie verder.`,
    } satisfies Record<Helped, Fixed>,
    told: {
      'advice.asked': 'nieuwe vraag',
      'advice.unmanned': 'niemand van het team bereikbaar',
      'advice.assigned': 'toegewezen',
      'advice.claimed': 'opgepakt',
      'advice.answered': 'beantwoord',
      'advice.asked-back': 'wedervraag',
      'advice.replied': 'reactie',
      'advice.withdrawn': 'ingetrokken',
      'advice.closed': 'afgesloten',
      'advice.reopened': 'heropend',
      'advice.waiting': 'wacht nog',
      'advice.waiting-long': 'wacht al lang',
      'advice.helped?': 'hielp het?',
    } satisfies Record<KnockKind, string>,
    outcome: {
      due: 'is onderweg',
      held: 'volgt dan',
      sending: 'is onderweg',
      sent: 'verstuurd',
      failed: 'niet aangekomen',
      unsure: 'onzeker of het aankwam',
      dropped: 'was niet meer nodig',
    } satisfies Record<DeliveryStatus, string>,
    toldEarlier: (count: number) =>
      count === 1 ? 'En één eerder seintje.' : `En ${count} eerdere seintjes.`,
    safety: (phone: SchoolPhone) =>
      `Is iemand nu niet veilig? Bel ${phone}. Ik ben geen alarmlijn. Je vraag is wel doorgezet.`,
    withdrawSure: sentence`Het team ziet je vraag dan niet meer als open.`,
    nothingHere: 'Hier staat niets.',
    notUnderstood: {
      whoMissing: 'Vul in om welke leerling of klas het gaat, of kies "Niemand in het bijzonder".',
      whoUnknown: 'Niet gevonden, of niet voor jou.',
      whoSeveral: (classes: string) =>
        `Er zijn er meer met deze naam. Zet de klas erbij, bijvoorbeeld: ${classes}.`,
      noColleague: 'Kies iemand van het team.',
    },
    draft: {
      offer: (lines: number) =>
        lines === 1
          ? sentence`Zal ik dit als adviesvraag doorzetten? Typ gerust verder; ik voeg het toe.`
          : sentence`Ik heb nu ${slot.count(lines)} berichten van je. Zal ik dit als adviesvraag doorzetten?`,
      sent: sentence`Doorgezet. Je krijgt een seintje als iemand van het team je vraag oppakt.`,
      dropped: sentence`Goed. Ik heb niets doorgezet en niets bewaard.`,
      gone: sentence`Deze tekst is al doorgezet of weggegooid.`,
      tooShort: sentence`Vertel er nog iets bij; dan zet ik het door.`,
      full: sentence`Dit wordt te lang voor één vraag. Zet het eerst door, of begin opnieuw.`,
    },
    conflict: {
      claimed: (name: ColleagueName) =>
        sentence`${slot.colleague(name)} was je net voor en heeft deze vraag opgepakt.`,
      notYours: (name: ColleagueName) =>
        sentence`Deze vraag is bij ${slot.colleague(name)}. Neem hem eerst over als jij wilt antwoorden.`,
      notNow: (status: Fixed) => sentence`Dat kan nu niet. De stand van deze vraag: ${slot.words(status)}.`,
      nobodyElse: sentence`Er is niemand anders van het team aan wie je deze vraag kunt geven.`,
      changed: sentence`Iemand was je net voor. Bekijk de vraag opnieuw.`,
    },
    knock: {
      asked: sentence`Er is een nieuwe adviesvraag.`,
      askedClaimed: (name: ColleagueName) =>
        sentence`${slot.colleague(name)} heeft deze adviesvraag opgepakt.`,
      askedStatus: (status: Fixed) => sentence`Adviesvraag: ${slot.words(status)}.`,
      unmanned: sentence`Er is een adviesvraag en er is niemand van het team bereikbaar.`,
      assigned: sentence`Er is een adviesvraag aan je toegewezen.`,
      claimed: (name: ColleagueName) => sentence`${slot.colleague(name)} heeft je adviesvraag opgepakt.`,
      answered: (name: ColleagueName) => sentence`${slot.colleague(name)} heeft je adviesvraag beantwoord.`,
      askedBack: (name: ColleagueName) =>
        sentence`${slot.colleague(name)} heeft een vraag terug over je adviesvraag.`,
      replied: (name: ColleagueName) =>
        sentence`${slot.colleague(name)} heeft gereageerd op een adviesvraag bij jou.`,
      withdrawn: sentence`Een adviesvraag bij jou is ingetrokken.`,
      closed: sentence`Een adviesvraag is afgesloten.`,
      reopened: sentence`Een adviesvraag is heropend.`,
      waiting: sentence`Er wacht nog een adviesvraag op iemand van het team.`,
      waitingLong: sentence`Er wacht al lang een adviesvraag en niemand heeft hem opgepakt.`,
      helped: sentence`Een tijdje terug kreeg je antwoord op een adviesvraag. Hielp het?`,
      helpedSaid: (said: Fixed) =>
        sentence`Hielp het antwoord op je adviesvraag? Jij zei: ${slot.words(said)}.`,
    },
    page: (shown: number, total: number) => `${shown} van ${total} getoond.`,
  },
  en: {
    topic: {
      behaviour: 'Behaviour',
      'disorder-or-illness': 'Disorder or illness',
      'difficult-class': 'Difficult class',
      'class-management': 'Class management',
      differentiation: 'Differentiation',
      'working-with-parents': 'Working with parents',
      'sparring-about-my-lesson': 'Sparring about my lesson',
      other: 'Something else',
    },
    about: {
      student: 'A student',
      class: 'A class',
      nobody: 'Nobody in particular',
      unsaid: 'Not said',
    },
    urgency: {
      'can-wait': 'Can wait a few days',
      today: 'Today, please',
      safety: 'It is about safety',
    },
    status: {
      open: sentence`Waiting for someone of the team`,
      claimed: sentence`Being handled`,
      'asked-back': sentence`There is a question back`,
      answered: sentence`Answered`,
      closed: sentence`Closed`,
      withdrawn: sentence`Withdrawn`,
    },
    turn: { answer: 'Answer', 'asked-back': 'Question back', reply: 'Reply' },
    label: {
      topic: 'Topic',
      about: 'What is it about?',
      who: 'Which student or class?',
      question: 'Your question',
      urgency: 'How soon?',
      status: 'Status',
      handler: 'With',
      answer: 'Your answer',
      askBack: 'What else do you need to know?',
      reply: 'Your reply',
      assignTo: 'To whom?',
      helped: 'Did it help?',
      trail: 'Who got a knock, and when',
    },
    hint: {
      who: 'Only for a student or a class. A name, a student number, or for instance 2B.',
      question: 'Write what you see and what you tried. No diagnosis or home situation needed.',
      noOneYet: 'Nobody yet',
    },
    title: {
      ask: sentence`Ask for advice`,
      edit: sentence`Edit the question`,
      request: sentence`Advice request`,
      own: sentence`My questions`,
      open: sentence`Open questions`,
      mine: sentence`Mine`,
      answered: sentence`Answered questions`,
      answer: sentence`Answer`,
      askBack: sentence`Ask back`,
      reply: sentence`Reply`,
      assign: sentence`Who takes this?`,
    },
    button: {
      ask: sentence`Ask a question`,
      send: sentence`Send`,
      save: sentence`Save`,
      view: sentence`View`,
      claim: sentence`Take it`,
      takeOver: sentence`Take over`,
      assign: sentence`Assign`,
      handOver: sentence`Hand over`,
      answer: sentence`Answer`,
      askBack: sentence`Ask back`,
      reply: sentence`Reply`,
      edit: sentence`Edit`,
      withdraw: sentence`Withdraw`,
      close: sentence`Close`,
      reopen: sentence`Reopen`,
      own: sentence`My questions`,
      open: sentence`Open`,
      mine: sentence`Mine`,
      answered: sentence`Answered`,
      forward: sentence`Send on`,
      drop: sentence`No`,
    },
    received: 'Your question is with the support team. You will get a knock when someone takes it.',
    unmanned: (phone: string) =>
      `Nobody of the team can be reached now. The care coordinator gets a knock. Can it not wait? Call ${phone}.`,
    unmannedNote: sentence`Your question is kept. Nobody of the team can be reached now; the care coordinator gets a knock.`,
    teamAway: (phone: string) =>
      `The team is not at work now. I do knock at once, but do not wait for that. Call ${phone}.`,
    teamLater: (when: string, phone: string) =>
      `Your question is kept. The team is back on ${when} and gets a knock then. Can it not wait? Call ${phone}.`,
    teamLaterNote: (when: Temporal.Instant, zone: string) =>
      sentence`Sent on. The team is back on ${slot.moment(when, zone, 'en')} and gets a knock then.`,
    nobody: (phone: string) =>
      `Your question is kept, but there is nobody of the team whom I can knock. Can it not wait? Call ${phone}.`,
    nobodyNote: sentence`Your question is kept, but there is nobody of the team whom I can knock.`,
    helped: { yes: sentence`Yes`, 'a-bit': sentence`A bit`, talk: sentence`No, I want to talk` },
    thanks: {
      yes: sentence`Good to hear. Thank you.`,
      'a-bit': sentence`Thank you. If you want to talk about it after all, press "No, I want to talk".`,
      talk: sentence`Thank you. Your question goes back to the team, so that you can talk further.`,
    },
    told: {
      'advice.asked': 'new question',
      'advice.unmanned': 'nobody of the team can be reached',
      'advice.assigned': 'assigned',
      'advice.claimed': 'taken',
      'advice.answered': 'answered',
      'advice.asked-back': 'question back',
      'advice.replied': 'reply',
      'advice.withdrawn': 'withdrawn',
      'advice.closed': 'closed',
      'advice.reopened': 'reopened',
      'advice.waiting': 'still waiting',
      'advice.waiting-long': 'waiting for long',
      'advice.helped?': 'did it help?',
    },
    outcome: {
      due: 'on its way',
      held: 'comes then',
      sending: 'on its way',
      sent: 'sent',
      failed: 'did not arrive',
      unsure: 'unsure whether it arrived',
      dropped: 'was no longer needed',
    },
    toldEarlier: (count: number) => (count === 1 ? 'And one earlier knock.' : `And ${count} earlier knocks.`),
    safety: (phone: SchoolPhone) =>
      `Is someone not safe now? Call ${phone}. I am no alarm line. Your question was sent on all the same.`,
    withdrawSure: sentence`The team will no longer see your question as open.`,
    nothingHere: 'There is nothing here.',
    notUnderstood: {
      whoMissing: 'Fill in which student or class it is about, or choose "Nobody in particular".',
      whoUnknown: 'Not found, or not for you.',
      whoSeveral: (classes: string) =>
        `There is more than one with this name. Add the class, for instance: ${classes}.`,
      noColleague: 'Choose someone of the team.',
    },
    draft: {
      offer: (lines: number) =>
        lines === 1
          ? sentence`Shall I send this on as an advice request? Feel free to type more; I will add it.`
          : sentence`I now have ${slot.count(lines)} messages of yours. Shall I send this on as an advice request?`,
      sent: sentence`Sent on. You will get a knock when someone of the team takes your question.`,
      dropped: sentence`Fine. I sent nothing on and kept nothing.`,
      gone: sentence`This text was already sent on or thrown away.`,
      tooShort: sentence`Tell a little more; then I will send it on.`,
      full: sentence`This is getting too long for one question. Send it on first, or start again.`,
    },
    conflict: {
      claimed: (name: ColleagueName) =>
        sentence`${slot.colleague(name)} was just before you and took this question.`,
      notYours: (name: ColleagueName) =>
        sentence`This question is with ${slot.colleague(name)}. Take it over first if you want to answer.`,
      notNow: (status: Fixed) =>
        sentence`That is not possible now. The status of this question: ${slot.words(status)}.`,
      nobodyElse: sentence`There is nobody else in the team to give this question to.`,
      changed: sentence`Someone was just before you. Look at the question again.`,
    },
    knock: {
      asked: sentence`There is a new advice request.`,
      askedClaimed: (name: ColleagueName) => sentence`${slot.colleague(name)} took this advice request.`,
      askedStatus: (status: Fixed) => sentence`Advice request: ${slot.words(status)}.`,
      unmanned: sentence`There is an advice request and nobody of the team can be reached.`,
      assigned: sentence`An advice request was assigned to you.`,
      claimed: (name: ColleagueName) => sentence`${slot.colleague(name)} took your advice request.`,
      answered: (name: ColleagueName) => sentence`${slot.colleague(name)} answered your advice request.`,
      askedBack: (name: ColleagueName) =>
        sentence`${slot.colleague(name)} has a question back about your advice request.`,
      replied: (name: ColleagueName) =>
        sentence`${slot.colleague(name)} replied to an advice request with you.`,
      withdrawn: sentence`An advice request with you was withdrawn.`,
      closed: sentence`An advice request was closed.`,
      reopened: sentence`An advice request was reopened.`,
      waiting: sentence`An advice request still waits for someone of the team.`,
      waitingLong: sentence`An advice request has been waiting for long and nobody took it.`,
      helped: sentence`A while ago you got an answer to an advice request. Did it help?`,
      helpedSaid: (said: Fixed) =>
        sentence`Did the answer to your advice request help? You said: ${slot.words(said)}.`,
    },
    page: (shown: number, total: number) => `${shown} of ${total} shown.`,
  },
})
