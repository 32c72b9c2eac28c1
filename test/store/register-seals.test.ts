import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Fault } from '../../src/core/register/fault.ts'
import { sealRegister } from '../../src/core/register/seal-register.ts'
import { onEachEngine } from '../support/databases.ts'
import { type Registered, registerOfSchool } from '../support/register-of-school.ts'

/** Ten rows in three seals: 1 to 4, 5 to 7 and 8 to 10. */
const tenRows = async (registered: Registered): Promise<void> => {
  for (const rows of [4, 3, 3]) {
    await registered.write(rows)
    await registered.seal()
  }
}

const from = (table: string, where: string): string => `from ${table} where ${where}`
const change = (what: string, row = 2): string => `update register set ${what} where number = ${row}`
const faultsOf = (is: Fault['is'], ...at: Omit<Fault, 'is'>[]): Fault[] => at.map((one) => ({ is, ...one }))

/** What somebody with every right on the database might do to hide a look, and what the check says of it. */
const tamperings: readonly (readonly [what: string, sql: string, faults: readonly Fault[]])[] = [
  ...[
    `allowed = not allowed`,
    `at = at + interval '1 millisecond'`,
    `because = 'mentor'`,
    `action = 'advice.edit'`,
    `actor_id = gen_random_uuid()`,
    `student_id = gen_random_uuid()`,
    `student_id = null`,
    `class_id = gen_random_uuid()`,
    `trace = sha256('somebody else')`,
    `salt = gen_random_uuid()`,
    `subject_digest = sha256('nothing')`,
  ].map((what) => [what, change(what), faultsOf('row-changed', { row: 2, seal: 1 })] as const),
  [
    'a row is removed',
    `delete ${from('register', 'number = 6')}`,
    faultsOf('row-removed', { row: 6, seal: 2 }),
  ],
  [
    'two rows change places',
    `update register set number = number + 1000 where number in (3, 4);
     update register set number = case number when 1003 then 4 else 3 end where number > 1000`,
    faultsOf('row-changed', { row: 3, seal: 1 }, { row: 4, seal: 1 }),
  ],
  [
    'a row is added',
    `insert into register select school_id, 11, at, actor_id, action, allowed, because, student_id, class_id, advice_id
       ${from('register', 'number = 1')}; delete from register_unsealed`,
    faultsOf('row-added', { row: 11 }),
  ],
  [
    'a row is removed before it is sealed',
    `insert into register select school_id, 11, at, actor_id, action, allowed ${from('register', 'number = 1')};
     delete ${from('register', 'number = 11')}`,
    faultsOf('row-removed', { row: 11 }),
  ],
  [
    'a seal is changed to leave out a row that is removed',
    `update register_seal set rows = '{5,7}', digests = substr(digests, 1, 32) || substr(digests, 65) where number = 2;
     delete ${from('register', 'number = 6')}`,
    faultsOf('seal-changed', { seal: 2 }),
  ],
  [
    'a seal is dated back',
    `update register_seal set at = at - interval '1 day' where number = 2`,
    faultsOf('seal-changed', { seal: 2 }),
  ],
  [
    'a seal is removed with its rows',
    `delete from register where number between 5 and 7; delete ${from('register_seal', 'number = 2')}`,
    faultsOf('seal-removed', { seal: 2, to: 2 }),
  ],
  [
    'a seal is removed with its rows, and the next takes its number',
    `delete from register where number between 5 and 7; delete ${from('register_seal', 'number = 2')};
     update register_seal set number = 2 where number = 3`,
    [
      ...faultsOf('end-removed', { seal: 3, to: 3 }),
      ...faultsOf('end-replaced', { seal: 2 }),
      ...faultsOf('seal-changed', { seal: 2 }),
    ],
  ],
  [
    'a seal alone is removed',
    `delete ${from('register_seal', 'number = 2')}`,
    [
      ...faultsOf('row-added', { row: 5 }, { row: 6 }, { row: 7 }),
      ...faultsOf('seal-removed', { seal: 2, to: 2 }),
    ],
  ],
  [
    'the oldest seal is removed with its rows',
    `delete from register where number < 5; delete ${from('register_seal', 'number = 1')}`,
    faultsOf('seal-removed', { seal: 1, to: 1 }),
  ],
  [
    'the newest seal is removed with its rows',
    `delete from register where number > 7; delete ${from('register_seal', 'number = 3')}`,
    faultsOf('end-removed', { seal: 3, to: 3 }),
  ],
  [
    'everything is removed',
    'delete from register; delete from register_seal',
    faultsOf('end-removed', { seal: 1, to: 3 }),
  ],
  [
    'a seal is made under another key',
    `update register_seal set key_name = 'of my own' where number = 2`,
    faultsOf('key-unknown', { seal: 2 }),
  ],
]

onEachEngine('the seals over the access register', (engine) => {
  it('hold while nobody tampers, and numbers that an undone request skipped are no fault', async () => {
    const registered = await registerOfSchool(engine)
    const { inSchool, row, verify } = registered
    await registered.write(2)
    await inSchool(async (tx) => {
      await row(tx, undefined)
      throw new Error('undone')
    }).catch(() => undefined)
    await registered.write(2)
    expect(await verify()).toMatchObject({ seals: 0, rows: 0, waiting: 4, faults: [] })
    await registered.seal()
    expect(await verify()).toEqual({
      seals: 1,
      rows: 4,
      forgotten: 0,
      waiting: 0,
      cutTo: undefined,
      faults: [],
    })
    await registered.seal()
    expect((await verify()).seals).toBe(1)
    expect(registered.lines).toEqual([
      { event: 'register-sealed', school: registered.id, seal: 1, hash: registered.anchored.get(1), rows: 4 },
    ])
  })

  it('tell of everything that is done to the rows and to the seals', async () => {
    const registered = await registerOfSchool(engine)
    await tenRows(registered)
    const tables = ['register', 'register_unsealed', 'register_seal']
    await registered.asOwner(tables.map((table) => `create table kept_${table} as table ${table}`).join(';'))
    expect((await registered.verify()).faults).toEqual([])
    for (const [what, sql, faults] of tamperings) {
      await registered.asOwner(sql)
      expect((await registered.verify()).faults, what).toEqual(faults)
      const back = tables.map((table) => `truncate ${table}; insert into ${table} table kept_${table}`)
      // The marks come last: putting back the rows marks them anew.
      await registered.asOwner([...back, `truncate register_unsealed`].join(';'))
      expect((await registered.verify()).faults, `${what}, and put right again`).toEqual([])
    }
  })

  it('tell when the end of the chain was made anew, or is written down nowhere else', async () => {
    const registered = await registerOfSchool(engine)
    await tenRows(registered)
    await registered.asOwner(`delete ${from('register', 'number = 9')};
      delete ${from('register_seal', 'number = 3')};
      insert into register_unsealed select school_id, number ${from('register', 'number > 7')}`)
    await registered.seal()
    expect((await registered.verify()).faults).toEqual(faultsOf('end-replaced', { seal: 3 }))
    expect((await registered.verify(new Map())).faults).toEqual(faultsOf('not-anchored', { seal: 3 }))
  })

  it('tell when an older database was put back, also when it went on from there', async () => {
    const registered = await registerOfSchool(engine)
    await registered.write(4)
    await registered.seal()
    const tables = ['register', 'register_seal']
    await registered.asOwner(
      tables.map((table) => `create table backup_${table} as table ${table}`).join(';'),
    )
    for (const rows of [3, 3]) {
      await registered.write(rows)
      await registered.seal()
    }
    const back = tables.map((table) => `truncate ${table}; insert into ${table} table backup_${table}`)
    await registered.asOwner([...back, 'truncate register_unsealed'].join(';'))
    expect((await registered.verify()).faults).toEqual(faultsOf('end-removed', { seal: 2, to: 3 }))
    for (const rows of [1, 1, 1]) {
      await registered.write(rows)
      await registered.seal()
    }
    expect((await registered.verify()).faults).toEqual(faultsOf('end-replaced', { seal: 2 }, { seal: 3 }))
  })

  it('tell of a row that was kept from its seal', async () => {
    const registered = await registerOfSchool(engine)
    await registered.write(2)
    await registered.asOwner(`create table aside as table register_unsealed; delete from register_unsealed`)
    registered.later({ minutes: 11 })
    await registered.write(1)
    await registered.seal()
    await registered.asOwner('insert into register_unsealed table aside')
    expect((await registered.verify()).faults).toEqual(faultsOf('row-passed-over', { row: 1 }, { row: 2 }))
  })

  it('cover every row exactly once, whenever it commits and however many seal', async () => {
    const registered = await registerOfSchool(engine)
    const { inSchool, row, sealing, students } = registered
    let written = 0
    let writing = true
    const writer = async (number: number): Promise<void> => {
      for (let turn = 0; turn < 12; turn += 1) {
        const late = engine === 'server' && (number + turn) % 3 === 0 ? 40 : 0
        const undone = (number * 5 + turn) % 4 === 0
        await inSchool(async (tx) => {
          await row(tx, students[turn % 3])
          await wait(late)
          if (undone) throw new Error('undone')
        }).catch(() => undefined)
        if (!undone) written += 1
      }
    }
    const sealer = async (): Promise<void> => {
      while (writing) {
        await sealRegister(sealing)
        await wait(5)
      }
    }
    const sealers = [sealer(), sealer()]
    await Promise.all(Array.from({ length: 6 }, (_, number) => writer(number)))
    writing = false
    await Promise.all(sealers)
    await registered.seal()

    const verified = await registered.verify()
    expect(verified).toMatchObject({ rows: written, waiting: 0, faults: [] })
    const sealed = await registered.asOwner('select unnest(rows)::int as row from register_seal')
    expect(sealed).toHaveLength(written)
    expect(verified.seals).toBeGreaterThan(2)
  })

  it('are made of five hundred rows at most, so that no request waits long', async () => {
    const registered = await registerOfSchool(engine)
    await registered.inSchool((tx) =>
      tx.$executeRawUnsafe(`insert into register (school_id, number, actor_id, action, allowed)
        select current_school(), n, gen_random_uuid(), 'help.read', true from generate_series(1, 1200) n`),
    )
    await registered.seal()
    expect(
      await registered.asOwner('select cardinality(rows) as rows from register_seal order by number'),
    ).toEqual([{ rows: 500 }, { rows: 500 }, { rows: 200 }])
    expect(await registered.verify()).toMatchObject({ rows: 1200, faults: [] })
  })
})
