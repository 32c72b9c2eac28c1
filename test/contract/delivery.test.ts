import { expect } from 'vitest'
import { eventually } from '../support/chat.ts'
import { platformFronts } from '../support/school.ts'
import { aboutSanne, asks, hears } from './advice-story.ts'
import { scenario } from './scenario.ts'

const heard = 'Er is een nieuwe adviesvraag.'

scenario(
  'a platform that is busy is asked again when it says so, and the knock arrives once',
  async ({ as, rows, stumbles }) => {
    await as('a teacher').startsToAsk()
    stumbles('a support worker', 'busy')
    await as('a teacher').submits(aboutSanne)
    await hears(as('a support worker'), heard)
    expect(as('a support worker').chat()).toHaveLength(1)
    expect(await rows('select attempts from delivery')).toEqual([{ attempts: 2 }])
  },
  { staff: ['a teacher', 'a support worker'], on: platformFronts },
)

scenario(
  'a knock of which nobody knows whether it arrived is not sent again, and stands as unsure',
  async ({ as, rows, stumbles }) => {
    await as('a teacher').startsToAsk()
    stumbles('a support worker', 'silent')
    await as('a teacher').submits(aboutSanne)
    let status: unknown
    const look = async (): Promise<void> => {
      const [found] = await rows('select status from delivery')
      status = found?.status
    }
    const looking = setInterval(() => void look(), 25)
    await eventually('the ledger knowing', () => status === 'unsure').finally(() => clearInterval(looking))
    expect(as('a support worker').chat()).toHaveLength(1)
    expect(await rows('select attempts, status from delivery')).toEqual([{ attempts: 1, status: 'unsure' }])
  },
  { staff: ['a teacher', 'a support worker'], on: platformFronts },
)

scenario('one form that is sent twice, as two different events, makes one request', async ({ as, rows }) => {
  const teacher = as('a teacher')
  await teacher.startsToAsk()
  const twice = await Promise.allSettled([teacher.submits(aboutSanne), teacher.submits(aboutSanne)])
  expect(twice[0]?.status).toBe('fulfilled')
  await hears(as('a support worker'), heard)
  expect(await rows('select 1 from advice_request')).toHaveLength(1)
  expect(as('a support worker').chat()).toHaveLength(1)
})

scenario(
  'a try that failed leaves nothing, says so with a number, and is processed when it comes again',
  async ({ as, rows, failsOnce, log }) => {
    const teacher = as('a teacher')
    await teacher.startsToAsk()
    failsOnce()
    await teacher.submits(aboutSanne)
    expect(await rows('select 1 from advice_request')).toHaveLength(0)
    expect(await rows('select 1 from delivery')).toHaveLength(0)
    const faults = log.flatMap(({ event, fields }) => (event === 'fault' ? [fields] : []))
    expect(faults).toEqual([expect.objectContaining({ reference: expect.stringMatching(/^[0-9A-F]{8}$/) })])
    const [, reference] = /"reference":"([0-9A-F]{8})"/.exec(JSON.stringify(faults)) ?? []
    expect(`${teacher.panel()} ${teacher.chat().join(' ')}`).toContain(reference)

    await teacher.repeats()
    await hears(as('a support worker'), heard)
    expect(await rows('select 1 from advice_request')).toHaveLength(1)
  },
)

scenario(
  'somebody on both platforms is knocked where they were last active, and nowhere else',
  async ({ as, asOn }) => {
    const slack = asOn('slack', 'a support worker')
    const teams = asOn('teams', 'a support worker')
    await slack.types('help')
    await asks(as('a teacher'))
    await hears(slack, heard)
    expect(teams.chat()).toHaveLength(0)

    await teams.types('help')
    await asks(as('a teacher'), { ...aboutSanne, question: 'En wat doe ik met de rest van de klas?' })
    await hears(teams, heard)
    expect(slack.chat().filter((message) => message.includes(heard))).toHaveLength(1)
  },
  { staff: ['a teacher', 'a support worker'], onBoth: ['a support worker'], on: ['teams and slack'] },
)
