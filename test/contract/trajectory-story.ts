import { expect } from 'vitest'
import type { Person } from '../support/chat.ts'
import { names, students } from '../support/school.ts'
import { personId } from './prying.ts'
import type { Rows } from './scenario.ts'

/** What is agreed for Sanne: a sentence that stands nowhere but in a window. */
export const agreed = 'Mag tien minuten eerder naar de trajectvoorziening.'

/** What somebody hears whose pupil has something new. */
export const changedKnock = 'Er is iets gewijzigd in een afspraak met een leerling van jou.'

export const nothingToKnow = 'Geen afspraken die jij moet kennen.'

/** A coordinator enrols a pupil and makes somebody of the team their worker. */
export const enrols = async (
  coordinator: Person,
  rows: Rows,
  pupil: string = students.taught,
  worker: keyof typeof names = 'a support worker',
): Promise<void> => {
  await coordinator.looksUp(pupil)
  await coordinator.opens('Traject')
  await coordinator.opens('Leerling aanmelden')
  await coordinator.submits({ requestedBy: 'parents', reason: 'extra-support' })
  await coordinator.opens('Begeleider toevoegen')
  await coordinator.submits({ worker: await personId(rows, worker) })
  expect(coordinator.panel()).toContain(names[worker])
}

/** A worker of a trajectory writes an agreement; it holds once it is confirmed. */
export const agrees = async (
  worker: Person,
  {
    pupil = students.taught,
    sentence = agreed,
    ...more
  }: Readonly<Record<string, string>> & { pupil?: string } = {},
): Promise<void> => {
  await worker.looksUp(pupil)
  await worker.opens('Traject')
  await worker.opens('Afspraken beheren')
  await worker.opens('Nieuwe afspraak')
  await worker.submits({ kind: 'classroom-approach', sentence, level: 'what-to-do', ...more })
  await worker.opens('Vaststellen')
  expect(worker.panel()).toContain('Vastgesteld')
}
