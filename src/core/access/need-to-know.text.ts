import { translated } from '../text/locale.ts'
import type { Relation } from './relation.ts'

/** Why somebody may see a panel about a pupil, in plain words. */
export const needToKnowText = translated({
  nl: {
    why: (because: string) => `Waarom mag ik dit zien? ${because}`,
    because: {
      colleague: 'Je werkt op deze school.',
      teaches: 'Je geeft deze leerling nu les.',
      mentor: 'Je bent nu mentor van deze leerling.',
      'support-worker': 'Je bent trajectmedewerker.',
      coordinator: 'Je bent zorgcoördinator.',
      admin: 'Je bent beheerder.',
      'privacy-officer': 'Je bent FG.',
      asker: 'Je hebt dit zelf gevraagd.',
      'trajectory-worker': 'Je begeleidt deze leerling als trajectmedewerker.',
      'substitute-today': 'Je valt vandaag in bij een klas van deze leerling.',
      emergency: 'Je schreef dat het een noodgeval is. Je ziet dit een uur; de zorgcoördinator weet ervan.',
      'team-leader': 'Je bent teamleider.',
    } satisfies Record<Relation, string>,
  },
  en: {
    why: (because: string) => `Why may I see this? ${because}`,
    because: {
      colleague: 'You work at this school.',
      teaches: 'You teach this student now.',
      mentor: "You are this student's mentor now.",
      'support-worker': 'You are a support worker.',
      coordinator: 'You are the coordinator.',
      admin: 'You are an administrator.',
      'privacy-officer': 'You are the privacy officer.',
      asker: 'You asked this yourself.',
      'trajectory-worker': 'You are a support worker of this student.',
      'substitute-today': 'You take a class of this student today.',
      emergency: 'You wrote that it is an emergency. You see this for an hour; the coordinator knows.',
      'team-leader': 'You are a team leader.',
    },
  },
})
