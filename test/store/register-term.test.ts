import { expect, it } from 'vitest'
import { openRegisterChain } from '../../prisma/register-chain.ts'
import { forgetInRegister } from '../../src/core/register/forget-in-register.ts'
import { cutRegister, sealRegister } from '../../src/core/register/seal-register.ts'
import { onEachEngine } from '../support/databases.ts'
import { registerOfSchool } from '../support/register-of-school.ts'

onEachEngine('the access register in the course of the years', (engine) => {
  it('loses what is past its term, and holds from there on', async () => {
    const registered = await registerOfSchool(engine)
    const { sealing, id } = registered
    await registered.write(5)
    await registered.seal()
    await registered.write(2)
    await registered.seal()
    registered.later({ hours: 24 * 365 * 3 })
    await registered.write(4)
    await registered.seal()
    await cutRegister(sealing, id, 5)
    expect(await registered.verify()).toMatchObject({ seals: 3, rows: 11, cutTo: undefined, faults: [] })

    registered.later({ hours: 24 * 365 * 3 })
    await cutRegister(sealing, id, 5)
    expect(await registered.verify()).toMatchObject({ seals: 2, rows: 4, cutTo: 2, faults: [] })
    await registered.write(1)
    await registered.seal()
    registered.later({ hours: 24 * 365 * 6 })
    await cutRegister(sealing, id, 5)
    expect(await registered.verify()).toMatchObject({ rows: 0, cutTo: 5, faults: [] })
    await registered.write(1)
    await registered.seal()
    expect(await registered.verify()).toMatchObject({ rows: 1, cutTo: 5, faults: [] })
  })

  it('cannot be cut by who lacks the key', async () => {
    const registered = await registerOfSchool(engine)
    const { inSchool } = registered
    for (const rows of [3, 3, 3]) {
      await registered.write(rows)
      await registered.seal()
    }
    const run = (sql: string) => inSchool((tx) => tx.$queryRawUnsafe(sql))
    await expect(run('select cut_register(2)')).rejects.toThrow('only where a seal says so')
    await run(`insert into register_seal (school_id, number, kind, at, rows, digests, cut_to, cut_hash, previous, hash, key_name)
      select school_id, 4, 'cut', at, '{}', '', 2, (select hash from register_seal where number = 2), hash, sha256('a guess'), key_name
      from register_seal where number = 3 returning 1`)
    await run('select cut_register(2)::int')
    expect((await registered.verify()).faults).toEqual([
      { is: 'seal-changed', seal: 4 },
      { is: 'seal-removed', seal: 1, to: 2 },
    ])
  })

  it('no longer knows whom it was about when a pupil is forgotten, and holds all the same', async () => {
    const registered = await registerOfSchool(engine)
    const { students, verify } = registered
    const [sanne, wesley] = students
    if (!sanne || !wesley) throw new Error('the school has two pupils')
    await registered.write(3)
    await registered.seal()
    await registered.inSchool((tx) => registered.row(tx, sanne))
    expect(await registered.forget(sanne)).toBe(2)
    expect(await registered.forget(sanne)).toBe(0)
    await registered.seal()

    const kept = ['school_id', 'number', 'at', 'actor_id', 'action', 'allowed', 'because', 'subject_digest']
    const rows = (await registered.asOwner(
      `select to_jsonb(r) as row, r.student_id = '${wesley}' as about_wesley from register r order by number`,
    )) as { readonly row: Record<string, unknown>; readonly about_wesley: boolean | null }[]
    for (const number of [0, 3]) {
      const left = Object.entries(rows[number]?.row ?? {}).filter(([, value]) => value !== null)
      expect(left.map(([column]) => column).toSorted()).toEqual(kept.toSorted())
    }
    expect(rows[1]?.about_wesley).toBe(true)
    expect(await verify()).toMatchObject({ rows: 4, forgotten: 2, faults: [] })

    await registered.asOwner(`update register set actor_id = gen_random_uuid() where number = 1`)
    expect((await verify()).faults).toEqual([{ is: 'row-changed', row: 1, seal: 1 }])
  })

  it('holds when a pupil was forgotten before there was a key, and when what says so is past its term', async () => {
    const registered = await registerOfSchool(engine)
    const { students, sealing, id, verify } = registered
    const without = { ...sealing, chain: openRegisterChain(registered.database.client, undefined) }
    await registered.write(3)
    expect(await forgetInRegister(without, id, students)).toBe(2)
    await sealRegister(without)
    expect(await verify()).toMatchObject({ seals: 0, waiting: 3, faults: [] })
    await registered.seal()
    expect(await verify()).toMatchObject({ rows: 3, forgotten: 2, faults: [] })

    await registered.write(1)
    expect(await registered.forget(...students)).toBe(1)
    registered.later({ hours: 24 * 365 * 6 })
    await registered.seal()
    await cutRegister(sealing, id, 5)
    expect(await verify()).toMatchObject({ rows: 1, forgotten: 1, faults: [] })
  })

  it('tells when a pupil was taken out and no seal says so', async () => {
    const registered = await registerOfSchool(engine)
    await registered.write(3)
    await registered.seal()
    const [, wesley] = registered.students
    await registered.inSchool((tx) => tx.$queryRawUnsafe(`select forget_in_register('{${wesley}}')::int`))
    expect((await registered.verify()).faults).toEqual([{ is: 'row-emptied', row: 2, seal: 1 }])
  })

  it('gives digests that do not tell whom a row was about, to who guesses', async () => {
    const registered = await registerOfSchool(engine)
    await registered.write(1)
    await registered.write(1)
    const [sanne] = registered.students
    if (!sanne) throw new Error('the school has pupils')
    await registered.forget(sanne)
    const digests = await registered.asOwner(`select distinct subject_digest from register`)
    expect(digests).toHaveLength(2)
  })
})
