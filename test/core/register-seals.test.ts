import { createHash, createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { SchoolId } from '../../src/core/kernel/ids.ts'
import type { Fault } from '../../src/core/register/fault.ts'
import { makeSeal, type Seal, type Sealed } from '../../src/core/register/seal.ts'
import { verifyRegister } from '../../src/core/register/verify-register.ts'
import { sealKeyOf } from '../../src/vault/seal-key.ts'

const keyOf = (number: number) => sealKeyOf(createSecretKey(Buffer.alloc(32, number)))
const school = SchoolId.parse('01900000-0000-7000-8000-000000000001')
const key = keyOf(1)
const at = Temporal.Instant.from('2026-11-25T08:00:00Z')
const digestOf = (words: string): string => createHash('sha256').update(words).digest('hex')

/** A register in memory: what it says of each row, which pupils were taken out, and its seals. */
type Kept = {
  readonly rows: Map<number, string>
  readonly forgotten: Set<number>
  seals: Seal[]
  next: number
}

/** Something that befalls a register in the course of a school year. */
const Event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('sealed'),
      rows: fc.integer({ min: 1, max: 5 }),
      late: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('skipped') }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('forgot'), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('cut'), which: fc.nat() }) },
)
type Event = typeof Event extends fc.Arbitrary<infer E> ? E : never

const happen = (kept: Kept, anchored: Map<number, string>, event: Event): void => {
  const append = (sealed: Sealed): void => {
    const seal = makeSeal(school, { after: kept.seals.at(-1), sealed, at }, key)
    kept.seals.push(seal)
    anchored.set(seal.number, seal.hash)
  }
  if ('rows' in event) {
    const numbers = Array.from({ length: event.rows }, (_, step) => kept.next + step)
    kept.next += event.rows
    // A row that commits late has a lower number than what was sealed before it.
    const late = event.late ? numbers.splice(0, 1) : []
    for (const batch of [numbers, late].filter(({ length }) => length > 0)) {
      for (const row of batch) kept.rows.set(row, digestOf(`row ${row}`))
      append({ kind: 'rows', rows: batch.map((row) => ({ row, digest: digestOf(`row ${row}`) })) })
    }
  } else if (event.is === 'skipped') kept.next += 1
  else if ('which' in event && event.is === 'forgot') {
    const row = [...kept.rows.keys()][event.which % Math.max(kept.rows.size, 1)]
    if (row === undefined || kept.forgotten.has(row)) return
    kept.forgotten.add(row)
    append({ kind: 'forgotten', rows: [row] })
  } else if ('which' in event) {
    const last = kept.seals[event.which % Math.max(kept.seals.length, 1)]
    if (!last) return
    append({ kind: 'cut', to: last.number, hash: last.hash })
    for (const { number, sealed } of kept.seals) {
      if (number <= last.number && sealed.kind === 'rows')
        for (const { row } of sealed.rows) kept.rows.delete(row)
    }
    kept.seals = kept.seals.filter(({ number }) => number > last.number)
  }
}

const faultsOf = async (kept: Kept, anchored: ReadonlyMap<number, string>): Promise<readonly Fault[]> => {
  const verified = await verifyRegister(
    { school, keys: [key], anchored },
    {
      seals: async (from, most) => kept.seals.filter(({ number }) => number >= from).slice(0, most),
      rows: async (numbers) =>
        numbers.flatMap((row) => {
          const digest = kept.rows.get(row)
          return digest === undefined ? [] : { row, digest, forgotten: kept.forgotten.has(row) }
        }),
      settled: async (after, most) =>
        [...kept.rows.keys()]
          .filter((row) => row > after)
          .toSorted((one, other) => one - other)
          .slice(0, most),
      waiting: async () => [],
    },
  )
  return verified.faults
}

/** One thing that somebody without the key does to a register; false where there is nothing to do it to. */
const tamperings: Readonly<Record<string, (kept: Kept, chance: number) => boolean>> = {
  'a row changed': ({ rows }, chance) => {
    const row = [...rows.keys()][chance % Math.max(rows.size, 1)]
    if (row !== undefined) rows.set(row, digestOf('something else'))
    return row !== undefined
  },
  'a row removed': ({ rows }, chance) => rows.delete([...rows.keys()][chance % Math.max(rows.size, 1)] ?? -1),
  'a row added': ({ rows, next }) => rows.set(next, digestOf('added')).size > 0,
  'a row emptied': ({ rows, forgotten }, chance) => {
    const row = [...rows.keys()][chance % Math.max(rows.size, 1)]
    if (row === undefined || forgotten.has(row)) return false
    forgotten.add(row)
    return true
  },
  'a seal removed with its rows': (kept, chance) => {
    const [gone] = kept.seals.splice(chance % Math.max(kept.seals.length, 1), 1)
    if (gone?.sealed.kind === 'rows') for (const { row } of gone.sealed.rows) kept.rows.delete(row)
    return gone !== undefined
  },
  'the end removed with its rows': (kept, chance) => {
    const gone = kept.seals.splice(chance % Math.max(kept.seals.length, 1))
    for (const { sealed } of gone)
      if (sealed.kind === 'rows') for (const { row } of sealed.rows) kept.rows.delete(row)
    return gone.length > 0
  },
  'two seals swapped': ({ seals }, chance) => {
    const [one, other] = [seals[chance % Math.max(seals.length, 1)], seals.at(-1)]
    if (!one || !other || one === other) return false
    seals.splice(
      0,
      seals.length,
      ...seals.map((seal) => (seal === one ? { ...other, number: one.number } : seal)),
    )
    return true
  },
  'a seal changed to fit a changed row': ({ rows, seals }, chance) => {
    const row = [...rows.keys()][chance % Math.max(rows.size, 1)]
    if (row === undefined) return false
    const digest = digestOf('something else')
    rows.set(row, digest)
    const fit = (seal: Seal): Seal =>
      seal.sealed.kind === 'rows' && seal.sealed.rows.some((one) => one.row === row)
        ? {
            ...seal,
            sealed: {
              kind: 'rows',
              rows: seal.sealed.rows.map((one) => (one.row === row ? { row, digest } : one)),
            },
          }
        : seal
    seals.splice(0, seals.length, ...seals.map(fit))
    return true
  },
  'a chain made anew under another key': (kept) => {
    const other = keyOf(2)
    let after: Seal | undefined
    kept.seals = kept.seals.map(({ sealed }) => {
      after = { ...makeSeal(school, { after, sealed, at }, other), keyName: key.name }
      return after
    })
    return kept.seals.length > 0
  },
}

const history = fc.array(Event, { minLength: 1, maxLength: 12 })
const registerAfter = (events: readonly Event[]) => {
  const kept: Kept = { rows: new Map(), forgotten: new Set(), seals: [], next: 1 }
  const anchored = new Map<number, string>()
  for (const event of events) happen(kept, anchored, event)
  return { kept, anchored }
}

describe('whatever befell a register', () => {
  it('its seals hold while nobody tampers', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const { kept, anchored } = registerAfter(events)
        expect(await faultsOf(kept, anchored)).toEqual([])
      }),
    )
  })

  it.each(Object.keys(tamperings))('it is found out: %s', async (what) => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(), async (events, chance) => {
        const { kept, anchored } = registerAfter(events)
        fc.pre(tamperings[what]?.(kept, chance) ?? false)
        expect(await faultsOf(kept, anchored)).not.toEqual([])
      }),
    )
  })
})

it('a key tells its name, and nothing of itself or of another use', () => {
  expect(key.name).toMatch(/^[0-9a-f]{16}$/)
  expect(keyOf(2).name).not.toBe(key.name)
  expect(key.code('the same')).toBe(keyOf(1).code('the same'))
})
