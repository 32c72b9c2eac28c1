import { expect } from 'vitest'
import { SchoolFile } from '../../prisma/school-file.ts'
import type { Colleague } from './colleague.ts'

/** The account of somebody: on which platform, in which workspace or tenant, and who they are there. */
export type Seat = { readonly platform: 'slack' | 'teams'; readonly workspace: string; readonly user: string }

/** The two of the story. */
export const teacherName = 'Jan Bakker'
export const workerName = 'Karin de Vries'

/** What the team sees first. */
export const knock = 'Er is een nieuwe adviesvraag.'

const pupil = 'Sanne van den Berg'
const question = 'Sanne droomt weg in mijn les; wat kan ik morgen anders doen?'
const answer = 'Zet haar vooraan en spreek een teken met haar af.'

/** The school of the story: a teacher, somebody of the support team, and a pupil. */
export const storySchool = (teacher: Seat, worker: Seat): SchoolFile =>
  SchoolFile.parse({
    name: 'Voorbeeldcollege',
    emergencyPhone: '030 555 01 12',
    workspaces: [
      ...new Map([teacher, worker].map(({ platform, workspace: id }) => [id, { platform, id }])).values(),
    ],
    people: [
      { givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'], teaches: ['2B'], accounts: [teacher] },
      { givenName: 'Karin', familyName: 'de Vries', roles: ['support-worker'], accounts: [worker] },
    ],
    students: [{ number: '1001', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] }],
  })

/** From question to answer: a knock for the team, a claim, an answer, and a knock back. */
export const adviceGoesRound = async (teacher: Colleague, worker: Colleague): Promise<void> => {
  await teacher.startsToAsk()
  await teacher.fills({
    Onderwerp: 'Gedrag',
    'Waar gaat het over?': 'Een leerling',
    'Welke leerling of klas?': pupil,
    'Je vraag': question,
    'Hoe snel?': 'Graag vandaag',
  })
  await teacher.presses('Versturen')
  await teacher.reads('Je vraag staat bij het ondersteuningsteam.')
  await teacher.closesWindow()

  await worker.sees(knock)
  await worker.opens('Oppakken')
  await worker.reads(question)
  await worker.presses('Antwoorden')
  await worker.fills({ 'Je antwoord': answer })
  await worker.presses('Versturen')
  await worker.reads(answer)
  await worker.closesWindow()

  await teacher.sees(`${workerName} heeft je adviesvraag opgepakt.`)
  await teacher.sees(`${workerName} heeft je adviesvraag beantwoord.`)
  await teacher.opens('Bekijken')
  await teacher.reads(answer)
  await teacher.closesWindow()
  await worker.sees('Adviesvraag: Beantwoord.')
}

/** Neither the pupil nor anything that somebody typed stands here. */
export const holdsNoSecret = (text: string): void => {
  for (const secret of [pupil, 'Sanne', 'droomt', 'vooraan']) expect(text).not.toContain(secret)
}
