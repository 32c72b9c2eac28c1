import { sentence } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'

/** The words of the circle around a pupil: who stands in it for a day or an hour, and what it is knocked for. */
export const circleText = translated({
  nl: {
    title: {
      substitute: sentence`Invaller voor een dag`,
      emergency: sentence`Noodgeval`,
      emergencies: sentence`Noodgevallen`,
    },
    button: {
      view: sentence`Bekijken`,
      save: sentence`Opslaan`,
      substitute: sentence`Invaller`,
      emergency: sentence`Het is een noodgeval`,
      emergencies: sentence`Noodgevallen`,
      look: sentence`Laat zien`,
    },
    label: {
      person: 'Wie valt in?',
      class: 'Voor welke klas?',
      day: 'Op welke dag?',
      who: 'Om welke leerling gaat het?',
      reason: 'Wat is er aan de hand?',
    },
    hint: {
      day: 'Bijvoorbeeld 24-11-2026. De invaller ziet die dag wat hij in de les moet doen.',
      who: 'De naam of het leerlingnummer.',
      reason:
        'Dit blijft bewaard, en je inzage staat in het register. De zorgcoördinator krijgt meteen een seintje.',
    },
    substituted: (person: string, schoolClass: string, day: string) =>
      `${person} valt op ${day} in voor ${schoolClass}, en ziet die dag wat er in de les te doen is.`,
    noPerson: 'Ik ken niet één collega die zo heet. Typ de voor- en achternaam.',
    noClass: 'Die klas ken ik niet.',
    noDay: 'Kies vandaag of een dag die nog komt, bijvoorbeeld 24-11-2026.',
    notOne: 'Ik vond niet één leerling die zo heet. Gebruik het leerlingnummer.',
    emergencyIntro: (phone: string) =>
      `Is er direct gevaar? Bel ${phone}. Ik ben geen alarmlijn. Je ziet een uur lang waar deze leerling is en wat je moet doen.`,
    noEmergencies: 'De afgelopen dertig dagen was er geen noodgeval.',
    unknownPupil: 'Een leerling die er niet meer is',
    knock: {
      changed: sentence`Er is iets gewijzigd in een afspraak met een leerling van jou.`,
      proposed: sentence`Er is een afspraak voorgesteld. Die geldt pas als jij of een collega hem vaststelt.`,
      enrolled: sentence`Er is een leerling aangemeld voor een traject.`,
      assigned: sentence`Je bent toegevoegd aan een traject.`,
      emergency: sentence`Een collega heeft in een noodgeval gekeken wat er met een leerling is afgesproken.`,
    },
  },
  en: {
    title: {
      substitute: sentence`Substitute for a day`,
      emergency: sentence`Emergency`,
      emergencies: sentence`Emergencies`,
    },
    button: {
      view: sentence`View`,
      save: sentence`Save`,
      substitute: sentence`Substitute`,
      emergency: sentence`It is an emergency`,
      emergencies: sentence`Emergencies`,
      look: sentence`Show me`,
    },
    label: {
      person: 'Who substitutes?',
      class: 'For which class?',
      day: 'On which day?',
      who: 'Which student is it about?',
      reason: 'What is happening?',
    },
    hint: {
      day: 'For instance 24-11-2026. That day the substitute sees what to do in the lesson.',
      who: 'The name or the student number.',
      reason: 'This is kept, and your look stands in the register. The coordinator is told at once.',
    },
    substituted: (person: string, schoolClass: string, day: string) =>
      `On ${day} ${person} takes ${schoolClass}, and sees that day what is to be done in the lesson.`,
    noPerson: 'I do not know one colleague of that name. Type the first and the last name.',
    noClass: 'I do not know that class.',
    noDay: 'Choose today or a day to come, for instance 24-11-2026.',
    notOne: 'I did not find one student of that name. Use the student number.',
    emergencyIntro: (phone: string) =>
      `Is there immediate danger? Call ${phone}. I am no alarm line. For one hour you see where this student is and what you have to do.`,
    noEmergencies: 'There was no emergency in the last thirty days.',
    unknownPupil: 'A student who is no longer here',
    knock: {
      changed: sentence`Something changed in an agreement with one of your students.`,
      proposed: sentence`An agreement was proposed. It holds once you or a colleague confirms it.`,
      enrolled: sentence`A student was enrolled for a trajectory.`,
      assigned: sentence`You were added to a trajectory.`,
      emergency: sentence`In an emergency, a colleague looked at what was agreed with a student.`,
    },
  },
})
