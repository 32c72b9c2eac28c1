import type { Role } from '../people/person.ts'
import type { Locale } from '../text/locale.ts'
import type { Erasable, Mention } from './certificate.ts'

const days = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

type Words = {
  readonly title: string
  readonly about: string
  readonly number: (id: string) => string
  readonly erasedOn: (day: string) => string
  readonly nothing: string
  readonly erased: Readonly<Record<Erasable, string>>
  readonly key: string
  readonly noKey: string
  readonly copies: (days: number, until: string) => string
  readonly copiesUnknown: string
  readonly backups: string
  readonly stays: string
  readonly left: string
  readonly register: string
  readonly lookAt: string
  readonly lookAtNothing: string
  readonly lookAtAfter: string
  readonly kinds: Readonly<Record<Mention['kind'], string>>
  readonly roles: Readonly<Record<Role, string>>
  readonly of: string
  readonly by: string
  readonly sure: string
  readonly maybe: string
}

/** The words of a certificate, for the school's privacy officer and for parents. */
export const certificateText: Readonly<Record<Locale, Words>> = {
  nl: {
    title: 'Bewijs van vergeten',
    about:
      'Op verzoek is van één leerling gewist wat Trajectbot bewaarde. Wie dat is, staat hier met opzet niet.',
    number: (id) => `Nummer van dit bewijs: ${id}`,
    erasedOn: (day) => `Gewist op ${day}:`,
    nothing: 'er was niets te wissen',
    erased: {
      trajectories: 'trajecten, met doelen, sterke kanten en eigen woorden',
      workers: 'begeleiders van een traject',
      agreements: 'afspraken',
      versions: 'eerdere versies van afspraken',
      marks: 'keer “gelezen”',
      emergencies: 'keer inzien in een noodgeval',
      requests: 'adviesvragen over de leerling',
      turns: 'antwoorden en reacties daarop',
      knocks: 'seintjes daarover',
      jobs: 'opdrachten om ze te bezorgen',
      drafts: 'concepten waarin de leerling stond',
      lines: 'regels van het inzageregister: wie keek, wanneer en waarom blijft staan, over wie niet',
      letters: 'brieven die nog in de browser te openen waren (van iedereen)',
      asked: 'net getypte namen die nog niet geopend waren (van iedereen)',
      names: 'rijen met de naam en de klassen',
      'key-copies': 'reservekopieën van de sleutel',
    },
    key: 'De sleutel van deze leerling is direct daarna vernietigd. Wat ermee op slot zat, gaat nergens meer open, ook niet in een oude back-up van de database.',
    noKey: 'Er zijn hier geen sleutels: zonder MASTER_KEY bewaart Trajectbot geen trajecten.',
    copies: (count, until) =>
      `Kopieën van de sleutel waar Trajectbot bij kan, zijn ook vernietigd. Wie zo’n kopie elders heeft neergezet, bewaart hem volgens afspraak hooguit ${days(count, 'dag', 'dagen')}: tot en met ${until}.`,
    copiesUnknown:
      'Trajectbot kent geen back-up van de sleutels (KEYS_BACKUP_DIR). Is KEYS_DIR ergens anders naartoe gekopieerd, vernietig die kopie dan.',
    backups:
      'Adviesvragen en concepten staan niet onder de sleutel. In back-ups van de database van vóór vandaag blijven ze leesbaar tot die back-ups zijn vervallen. Wordt zo’n back-up teruggezet, vergeet de leerling dan opnieuw.',
    stays:
      'De leerling staat nog in de leerlingadministratie. Naam, nummer en klassen blijven daarom; de volgende import zou ze terugbrengen. Net als iedere leerling heeft ook deze weer een sleutel; dat zegt niets.',
    left: 'De leerling is van school. Naam, nummer en klassen worden als laatste gewist, direct na het schrijven van dit bewijs. Staat de leerling nog in wat de leerlingadministratie stuurt, dan komt de naam met de volgende import terug.',
    register:
      'Regels van het inzageregister over trajecten en afspraken zijn zonder sleutel van niemand meer.',
    lookAt: 'Hier lijkt iemand de leerling te noemen. Een mens moet kijken of daar iets weg moet:',
    lookAtNothing: 'Er is nergens anders een tekst gevonden die de leerling lijkt te noemen.',
    lookAtAfter:
      'Deze lijst wijst naar teksten waarin een naam staat. Knip hem van het bewijs af en vernietig hem als ernaar gekeken is.',
    kinds: {
      request: 'adviesvraag',
      turn: 'antwoord of reactie bij adviesvraag',
      draft: 'concept',
      agreement: 'afspraak van een andere leerling',
      trajectory: 'traject van een andere leerling',
      emergency: 'reden van een noodgeval bij een andere leerling',
    },
    roles: {
      teacher: 'docent',
      mentor: 'mentor',
      'team-leader': 'teamleider',
      'support-worker': 'trajectmedewerker',
      coordinator: 'zorgcoördinator',
      'privacy-officer': 'FG',
      admin: 'beheerder',
    },
    of: 'van',
    by: 'door een',
    sure: 'noemt het nummer of de hele naam',
    maybe: 'noemt een deel van de naam; het kan iemand anders zijn',
  },
  en: {
    title: 'Certificate of forgetting',
    about:
      'On request, what Trajectbot kept of one pupil was erased. Who that is is left out here on purpose.',
    number: (id) => `Number of this certificate: ${id}`,
    erasedOn: (day) => `Erased on ${day}:`,
    nothing: 'there was nothing to erase',
    erased: {
      trajectories: 'trajectories, with goals, strengths and own words',
      workers: 'workers of a trajectory',
      agreements: 'agreements',
      versions: 'earlier versions of agreements',
      marks: 'times “read”',
      emergencies: 'looks in an emergency',
      requests: 'advice requests about the pupil',
      turns: 'answers and replies to them',
      knocks: 'knocks about them',
      jobs: 'jobs to deliver those',
      drafts: 'drafts that named the pupil',
      lines: 'lines of the access register: who looked, when and why stays, about whom does not',
      letters: 'letters that could still be opened in a browser (of everybody)',
      asked: 'names just typed and not opened yet (of everybody)',
      names: 'rows with the name and the classes',
      'key-copies': 'backup copies of the key',
    },
    key: 'The key of this pupil was destroyed right after. What was locked with it opens nowhere any more, not in an old backup of the database either.',
    noKey: 'There are no keys here: without MASTER_KEY Trajectbot keeps no trajectories.',
    copies: (count, until) =>
      `Copies of the key within Trajectbot’s reach were destroyed too. Whoever put such a copy elsewhere keeps it no longer than ${days(count, 'day', 'days')}, as agreed: up to and including ${until}.`,
    copiesUnknown:
      'Trajectbot knows of no backup of the keys (KEYS_BACKUP_DIR). If KEYS_DIR was copied elsewhere, destroy that copy.',
    backups:
      'Advice requests and drafts are not under the key. In backups of the database from before today they can be read until those backups have lapsed. When such a backup is restored, forget the pupil again.',
    stays:
      'The pupil is still in the student administration. Name, number and classes stay for that reason; the next import would bring them back. Like every pupil this one has a key again; that tells nothing.',
    left: 'The pupil has left school. Name, number and classes are erased last, right after this certificate was written. If the student administration still sends the pupil, the next import brings the name back.',
    register:
      'Lines of the access register about trajectories and agreements are nobody’s any more without the key.',
    lookAt: 'Here somebody seems to name the pupil. A person must look whether something has to go:',
    lookAtNothing: 'No other text was found that seems to name the pupil.',
    lookAtAfter:
      'This list points at texts with a name in them. Cut it off the certificate and destroy it once it was looked at.',
    kinds: {
      request: 'advice request',
      turn: 'answer or reply in advice request',
      draft: 'draft',
      agreement: 'agreement of another pupil',
      trajectory: 'trajectory of another pupil',
      emergency: 'reason of an emergency with another pupil',
    },
    roles: {
      teacher: 'teacher',
      mentor: 'mentor',
      'team-leader': 'team leader',
      'support-worker': 'support worker',
      coordinator: 'coordinator',
      'privacy-officer': 'privacy officer',
      admin: 'administrator',
    },
    of: 'of',
    by: 'by a',
    sure: 'says the number or the whole name',
    maybe: 'says a part of the name; it may be somebody else',
  },
}
