import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { knocksDue, type Waiting, type WaitingKnock } from '../../src/core/advice/knocks-due.ts'
import { PersonId } from '../../src/core/kernel/ids.ts'
import { nextAtWork } from '../../src/core/kernel/next-at-work.ts'
import { isAtWork, isOfficeTime, officeMinutesBetween } from '../../src/core/kernel/office-hours.ts'
import { momentInWords } from '../../src/core/kernel/school-time.ts'
import { Weekday } from '../../src/core/kernel/weekday.ts'
import type { TeamMember } from '../../src/core/people/person.ts'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'
import type { ColleagueName } from '../../src/core/text/fixed.ts'
import { moment, zone } from '../support/school-clock.ts'

const choices = SchoolChoices.parse({ calendar: { region: 'noord' } })
const idOf = (number: number) => PersonId.parse(`0197f0a0-0000-7000-8000-00000000000${number}`)

const member = (number: number, name: string, over: Partial<TeamMember>): TeamMember => ({
  id: idOf(number),
  name: name as ColleagueName,
  roles: ['support-worker'],
  reachable: true,
  workingDays: undefined,
  absences: [],
  ...over,
})
const karin = member(1, 'Karin', {})
const mo = member(2, 'Mo', {})
const zeynep = member(3, 'Zeynep', { roles: ['coordinator'] })
const team = [karin, mo, zeynep]
const nameOf = (id: PersonId): string => team.find((one) => one.id === id)?.name ?? id

type Knocked = {
  readonly at: Temporal.Instant
  readonly kind: WaitingKnock
  readonly to: readonly PersonId[]
}
type Question = Partial<Pick<Waiting, 'urgency' | 'openedVersion'>>

/** Asked at the first of some moments, looked at then and at all others: everything that was knocked. */
const lookAt = (
  moments: readonly Temporal.Instant[],
  { urgency = 'can-wait', openedVersion = 1 }: Question = {},
  teamAt: (at: Temporal.Instant) => readonly TeamMember[] = () => team,
): readonly Knocked[] => {
  const knocked: Knocked[] = []
  for (const at of moments) {
    const told = knocked.map(({ kind, at: then }) => ({ kind, at: then }))
    for (const due of knocksDue({ urgency, openedVersion, told }, teamAt(at), choices, at))
      knocked.push({ ...due, at })
  }
  return knocked
}

/** Every five minutes from one moment up to another, except while the bot was down. */
const everyFiveMinutes = (
  from: string,
  until: string,
  down?: readonly [from: string, until: string],
): readonly Temporal.Instant[] => {
  const moments: Temporal.Instant[] = []
  const [stopped, started] = (down ?? []).map((wall) => moment(wall).epochMilliseconds)
  const last = moment(until).epochMilliseconds
  for (let at = moment(from); at.epochMilliseconds <= last; at = at.add({ minutes: 5 })) {
    const time = at.epochMilliseconds
    if (stopped === undefined || started === undefined || time < stopped || time >= started) moments.push(at)
  }
  return moments
}

const inWords = (knocked: readonly Knocked[]): readonly string[] =>
  knocked.map(
    ({ at, kind, to }) => `${momentInWords(at, zone, 'nl')} ${kind.slice(7)}: ${to.map(nameOf).join(', ')}`,
  )

describe('a question that nobody takes', () => {
  it.each([
    [
      'asked on a Tuesday morning',
      everyFiveMinutes('2026-11-24T10:00', '2026-11-27T16:00'),
      [
        'di 24 nov, 10:00 asked: Karin, Mo',
        'di 24 nov, 12:00 waiting: Karin, Mo',
        'di 24 nov, 14:00 waiting-long: Zeynep',
      ],
    ],
    [
      'asked on a Friday afternoon waits over the weekend',
      everyFiveMinutes('2026-11-27T15:30', '2026-12-01T16:00'),
      [
        'vr 27 nov, 15:30 asked: Karin, Mo',
        'ma 30 nov, 09:00 waiting: Karin, Mo',
        'ma 30 nov, 11:00 waiting-long: Zeynep',
      ],
    ],
    [
      'asked on the last Friday before the autumn vacation waits until after it',
      everyFiveMinutes('2027-10-15T15:30', '2027-10-26T16:00'),
      [
        'vr 15 okt, 15:30 asked: Karin, Mo',
        'ma 25 okt, 09:00 waiting: Karin, Mo',
        'ma 25 okt, 11:00 waiting-long: Zeynep',
      ],
    ],
    [
      'asked in the night in which the clock goes forward, which is Easter, is heard on Tuesday',
      everyFiveMinutes('2027-03-28T01:30', '2027-03-31T16:00'),
      [
        'di 30 mrt, 08:00 asked: Karin, Mo',
        'di 30 mrt, 10:00 waiting: Karin, Mo',
        'di 30 mrt, 12:00 waiting-long: Zeynep',
      ],
    ],
    [
      'asked on the Friday before the clock goes back waits no hour less or more',
      everyFiveMinutes('2027-10-29T16:00', '2027-11-02T16:00'),
      [
        'vr 29 okt, 16:00 asked: Karin, Mo',
        'ma 1 nov, 09:30 waiting: Karin, Mo',
        'ma 1 nov, 11:30 waiting-long: Zeynep',
      ],
    ],
    [
      'asked on Sunday, with the bot down from 7:00 to 9:10 on Monday, is heard at 9:10',
      everyFiveMinutes('2026-11-29T20:00', '2026-11-30T16:00', ['2026-11-30T07:00', '2026-11-30T09:10']),
      [
        'ma 30 nov, 09:10 asked: Karin, Mo',
        'ma 30 nov, 11:10 waiting: Karin, Mo',
        'ma 30 nov, 13:10 waiting-long: Zeynep',
      ],
    ],
    [
      'due at 9:00, with the bot down until 9:10, is knocked again at 9:10, once',
      everyFiveMinutes('2026-11-27T15:30', '2026-11-30T16:00', ['2026-11-30T07:00', '2026-11-30T09:10']),
      [
        'vr 27 nov, 15:30 asked: Karin, Mo',
        'ma 30 nov, 09:10 waiting: Karin, Mo',
        'ma 30 nov, 11:00 waiting-long: Zeynep',
      ],
    ],
    [
      'past both limits while the bot was down is knocked about once to each',
      everyFiveMinutes('2026-11-24T10:00', '2026-11-25T16:00', ['2026-11-24T11:00', '2026-11-25T08:30']),
      [
        'di 24 nov, 10:00 asked: Karin, Mo',
        'wo 25 nov, 08:30 waiting: Karin, Mo',
        'wo 25 nov, 08:30 waiting-long: Zeynep',
      ],
    ],
  ])('%s', (_, moments, wanted) => {
    expect(inWords(lookAt(moments))).toEqual(wanted)
  })

  it('and that is about safety waits for no office and no working day', () => {
    const away = () => team.map((one) => ({ ...one, workingDays: [] }))
    const moments = everyFiveMinutes('2026-11-28T23:00', '2026-11-30T16:00')
    expect(inWords(lookAt(moments, { urgency: 'safety' }, away))).toEqual([
      'za 28 nov, 23:00 asked: Karin, Mo',
      'za 28 nov, 23:00 unmanned: Zeynep',
      'zo 29 nov, 01:00 waiting: Karin, Mo',
      'zo 29 nov, 03:00 waiting-long: Zeynep',
    ])
  })

  it('while the support workers are away goes to the coordinator, and to her again instead of to nobody', () => {
    const sick = { from: Temporal.PlainDate.from('2026-11-24'), until: Temporal.PlainDate.from('2026-11-24') }
    const ill = team.map((one) => (one === zeynep ? one : { ...one, absences: [sick] }))
    expect(inWords(lookAt(everyFiveMinutes('2026-11-24T10:00', '2026-11-26T16:00'), {}, () => ill))).toEqual([
      'di 24 nov, 10:00 unmanned: Zeynep',
      'di 24 nov, 12:00 waiting-long: Zeynep',
    ])
  })

  it('on a day on which nobody of the team works is heard on the first day on which somebody does', () => {
    const partTime = team.map((one) => ({ ...one, workingDays: ['thursday' as const] }))
    const [first] = lookAt(everyFiveMinutes('2026-11-24T10:00', '2026-11-26T16:00'), {}, () => partTime)
    expect(first && momentInWords(first.at, zone, 'nl')).toBe('do 26 nov, 08:00')
  })

  it('that is opened again is told as such, and waits anew', () => {
    const knocked = lookAt(everyFiveMinutes('2026-11-24T10:00', '2026-11-24T16:00'), { openedVersion: 4 })
    expect(knocked.map(({ kind }) => kind)).toEqual([
      'advice.reopened',
      'advice.waiting',
      'advice.waiting-long',
    ])
  })
})

/** Moments to look at, in order, within three weeks around the autumn vacation and the clock change of 2027. */
const looks = fc
  .uniqueArray(fc.integer({ min: 0, max: 21 * 24 * 60 }), { minLength: 1, maxLength: 40 })
  .map((minutes) =>
    minutes
      .toSorted((one, other) => one - other)
      .map((minute) => moment('2027-10-13T00:00').add({ minutes: minute })),
  )

const someTeam = fc.array(
  fc.record({
    roles: fc.subarray(['support-worker', 'coordinator', 'teacher'] as const),
    reachable: fc.boolean(),
    workingDays: fc.option(fc.subarray([...Weekday.options]), { nil: undefined }),
  }),
  { maxLength: 5 },
)
const membersOf = (made: readonly Pick<TeamMember, 'roles' | 'reachable' | 'workingDays'>[]) =>
  made.map((one, at) => member(at, `Collega ${at}`, one))
const urgency = fc.constantFrom('can-wait', 'today', 'safety')

describe('whoever looks, and whenever', () => {
  it('nobody is knocked twice for one reason, and nothing follows once the coordinator was knocked', () => {
    fc.assert(
      fc.property(looks, someTeam, someTeam, urgency, (moments, one, other, how) => {
        const teams = [membersOf(one), membersOf(other)]
        const knocked = lookAt(
          moments,
          { urgency: how },
          (at) => teams[at.epochMilliseconds % 7 > 3 ? 1 : 0] ?? [],
        )
        const each = knocked.flatMap(({ kind, to }) => to.map((id) => `${kind} ${id}`))
        expect(new Set(each).size).toBe(each.length)
        const last = knocked.findIndex(({ kind }) => kind === 'advice.waiting-long')
        if (last >= 0) expect(last).toBe(knocked.length - 1)
      }),
    )
  })

  it('only those who are at work and can be reached are knocked, unless it is about safety', () => {
    fc.assert(
      fc.property(looks, someTeam, urgency, (moments, made, how) => {
        const members = membersOf(made)
        for (const { at, to } of lookAt(moments, { urgency: how }, () => members))
          for (const id of to) {
            const who = members.find((one) => one.id === id)
            expect(who?.reachable).toBe(true)
            if (how !== 'safety') expect(who && isAtWork(choices, who, at)).toBe(true)
          }
      }),
    )
  })

  it('each limit is passed before its knock, and no knock follows the first at once', () => {
    fc.assert(
      fc.property(looks, (moments) => {
        const [first, ...later] = lookAt(moments)
        for (const { kind, at } of later) {
          const waited = first ? officeMinutesBetween(choices, first.at, at) : 0
          const limit =
            kind === 'advice.waiting' ? choices.waiting.knockAgainAfter : choices.waiting.coordinatorAfter
          expect(waited).toBeGreaterThanOrEqual(limit)
        }
      }),
    )
  })

  it('one who looks often enough misses nothing: the first, the second and the coordinator', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (minute) => {
        const asked = moment('2027-10-13T00:00').add({ minutes: minute })
        const moments = Array.from({ length: 500 }, (_, at) => asked.add({ minutes: at * 59 }))
        expect(lookAt(moments).map(({ kind, to }) => [kind, to.length])).toEqual([
          ['advice.asked', 2],
          ['advice.waiting', 2],
          ['advice.waiting-long', 1],
        ])
      }),
      { numRuns: 10 },
    )
  })
})

describe('the next time that somebody is at work', () => {
  it('is a moment at which they are, with no such moment before it', () => {
    fc.assert(
      fc.property(
        looks,
        fc.subarray([...Weekday.options], { minLength: 1 }),
        ([from, ...others], workingDays) => {
          const who = { workingDays, absences: [] }
          const next = from && nextAtWork(choices, who, from)
          expect(next && isAtWork(choices, who, next)).toBe(true)
          for (const at of others)
            if (next && at.epochMilliseconds < next.epochMilliseconds)
              expect(isAtWork(choices, who, at)).toBe(false)
        },
      ),
    )
  })

  it('is none for whoever never works, and now for whoever is there', () => {
    const now = moment('2026-11-24T10:00')
    expect(isOfficeTime(choices, now)).toBe(true)
    expect(nextAtWork(choices, { workingDays: [], absences: [] }, now)).toBeUndefined()
    expect(nextAtWork(choices, karin, now)?.equals(now)).toBe(true)
  })
})
