import { v7 as newId } from 'uuid'
import { expect, it, vi } from 'vitest'
import { askPrisma } from '../../prisma/ask.ts'
import { openStore } from '../../prisma/store.ts'
import { authorize, type Subject } from '../../src/core/access/permit.ts'
import { disclosedBecause } from '../../src/core/agreements/disclosure.ts'
import { PersonId } from '../../src/core/kernel/ids.ts'
import { schoolDay } from '../../src/core/kernel/school-time.ts'
import type { Glancing } from '../../src/core/ports.ts'
import {
  type CircleStage,
  morning,
  openCircle,
  type Pupil,
  people,
  pupils,
  type Seat,
} from '../support/circle-stage.ts'
import { onEachEngine } from '../support/databases.ts'

vi.setConfig({ testTimeout: 120_000 })

const seats = Object.keys(people) as Seat[]
const on = schoolDay(morning, 'Europe/Amsterdam')

/** A pupil with all kinds of relations around, and agreements for some subjects and for all. */
const busyCircle = async (engine: Parameters<typeof openCircle>[0]): Promise<CircleStage> => {
  const stage = await openCircle(engine)
  await stage.supportsSanne()
  const student = stage.idOf('Sanne')
  await stage.rows(`update class set subject = 'wiskunde' where name = '2B' returning 1`)
  await stage.rows(
    `insert into class (id, school_id, name, subject) select '${newId()}', id, 'en2', 'Engels' from school returning 1`,
  )
  for (const [subjects, until] of [
    ['wiskunde', ''],
    ['Engels', ''],
    ['', '01-03-2027'],
  ]) {
    const agreement = newId()
    const terms = { kind: 'other', sentence: `Bij ${subjects}`, level: 'what-to-do', from: '01-03-2027' }
    await stage.send('her worker', 'agreement.propose', { student, agreement, ...terms, subjects, until })
    await stage.send('her worker', 'agreement.confirm', { student, agreement })
  }
  await stage.send('her teacher', 'agreement.mark-read', { student })
  // Today somebody takes the class, and somebody else had to know.
  const until = morning.add({ hours: 1 }).toString()
  await stage.rows(`insert into substitution (id, school_id, person_id, class_id, since, until)
    select '${newId()}', school_id, '${stage.personOf('a teacher of another class')}', id, '${morning}', '${until}'
    from class where name = '2B' returning 1`)
  const pseudonym = (await stage.vault.find(stage.school, student))?.pseudonym
  await stage.rows(`insert into emergency (id, school_id, person_id, pseudonym, since, until, box)
    select '${newId()}', id, '${stage.personOf('a caretaker')}', '${pseudonym}', '${morning}', '${until}', ''
    from school returning 1`)
  return stage
}

const subjectsOf = async ({ vault, school, idOf }: CircleStage): Promise<readonly Subject[]> => {
  const found = async (pupil: Pupil): Promise<Subject> => {
    const locker = await vault.find(school, idOf(pupil))
    if (!locker) throw new Error('a pupil without a locker')
    return { kind: 'pupil', student: idOf(pupil), locker }
  }
  return [
    ...(await Promise.all((Object.keys(pupils) as Pupil[]).map(found))),
    { kind: 'nobody', locker: await vault.spare(school) },
  ]
}

/** What somebody is told about a subject, and the line that it leaves in the register. */
const told = async (stage: CircleStage, seat: Seat, subject: Subject, tx: Glancing, event: string) => {
  const actor = PersonId.parse(stage.personOf(seat))
  const question = {
    school: stage.school,
    actor,
    action: 'agreement.read',
    subject,
    at: morning,
    event,
  } as const
  const permitted = await authorize(tx, question)
  if (permitted === 'again' || !permitted.ok) return permitted
  const { levels } = disclosedBecause(permitted.value.because)
  return {
    because: permitted.value.because,
    ...(await tx.lookUp(permitted.value, { levels, on, at: morning })),
  }
}

const lastLine = async ({ rows }: CircleStage, subject: Subject) => {
  const [line] = await rows('select * from register order by number desc limit 1')
  const { number, salt, trace, ...rest } = line ?? {}
  return { ...rest, left: 'locker' in subject && subject.locker.left(trace as Uint8Array) }
}

onEachEngine('a look-up in one statement', (engine) => {
  it('tells and writes down the very same as the permit and the reading one after the other', async () => {
    const stage = await busyCircle(engine)
    const { store, school, database } = stage
    const throughPrisma = openStore(database.client, {
      newId,
      enqueue: async () => undefined,
      ask: askPrisma(database.client),
    })
    const seen = new Set<string>()
    for (const seat of seats)
      for (const subject of await subjectsOf(stage)) {
        const slowly = await store.transaction(school, (tx) => told(stage, seat, subject, tx, newId()))
        const line = await lastLine(stage, subject)
        const what = `${seat} about ${JSON.stringify(subject)}`
        expect(line.left, what).toBe(true)
        for (const one of [store, throughPrisma]) {
          expect(await one.glance(on, (tx) => told(stage, seat, subject, tx, newId())), what).toEqual(slowly)
          expect(await lastLine(stage, subject), what).toEqual(line)
        }
        if (slowly !== 'again')
          seen.add('because' in slowly ? `${slowly.because} ${slowly.agreements.length}` : 'refused')
      }
    expect([...seen].toSorted()).toEqual([
      'coordinator 0',
      'coordinator 4',
      'emergency 4',
      'mentor 0',
      'mentor 4',
      'refused',
      'substitute-today 0',
      'substitute-today 2',
      'teaches 0',
      'teaches 3',
      'trajectory-worker 4',
    ])
  })

  it('takes an event once, whichever way it comes', async () => {
    const stage = await openCircle(engine)
    const { store, school } = stage
    const [subject] = await subjectsOf(stage)
    if (!subject) throw new Error('nobody to look up')
    const slowly = (event: string) =>
      store.transaction(school, (tx) => told(stage, 'her teacher', subject, tx, event))
    const atOnce = (event: string) => store.glance(on, (tx) => told(stage, 'her teacher', subject, tx, event))
    for (const [first, second] of [
      [slowly, atOnce],
      [atOnce, slowly],
      [atOnce, atOnce],
    ] as const) {
      const event = newId()
      expect(await first(event)).toMatchObject({ because: 'teaches' })
      expect(await second(event)).toBe('again')
    }
    expect(await stage.rows('select 1 from register')).toHaveLength(3)
  })

  it('shows nothing of several pupils of one name, and nothing of another day', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const { store } = stage
    const [subject] = await subjectsOf(stage)
    if (subject?.kind !== 'pupil') throw new Error('nobody to look up')
    const { student, locker } = subject
    const several = { kind: 'one-of', student, pseudonym: locker.pseudonym, locker } as const
    await expect(store.glance(on, (tx) => told(stage, 'her teacher', several, tx, newId()))).rejects.toThrow(
      'not about a pupil',
    )
    await expect(
      store.glance(on.add({ days: 1 }), (tx) => told(stage, 'her teacher', subject, tx, newId())),
    ).rejects.toThrow('nothing else')
  })
})
