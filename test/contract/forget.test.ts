import { v7 as newId } from 'uuid'
import { expect, it, vi } from 'vitest'
import { openForgettingStore } from '../../prisma/forgetting/forgetting-store.ts'
import { openStore } from '../../prisma/store.ts'
import { openDoor } from '../../src/core/app/open-door.ts'
import { type Forgetting, forgetPupil } from '../../src/core/retention/forget-pupil.ts'
import { openQueue } from '../../src/jobs/queue.ts'
import { type CircleStage, morning, openCircle, people, sentences, words } from '../support/circle-stage.ts'
import { type Engine, onEachEngine } from '../support/databases.ts'
import { forgets } from '../support/forgets.ts'
import { type Dump, dumpOf, restored } from '../support/restored.ts'

vi.setConfig({ testTimeout: 60_000 })

const ownWords = 'Ik wil graag weten waar ik heen kan als het druk is.'
const question = 'Hoe begin ik rustig een les met deze leerling?'
const secrets = [ownWords, question, ...Object.values(sentences), 'Er was brand']

const ask = (who: string | undefined, words: string) => ({
  advice: newId(),
  topic: 'other',
  about: who ? 'student' : 'nobody',
  ...(who ? { who } : {}),
  question: words,
  urgency: 'can-wait',
})

/** Sanne has all that a pupil can have; others have something too, and some of it names her. */
const lived = async (engine: Engine): Promise<CircleStage> => {
  const stage = await openCircle(engine)
  await live(stage)
  return stage
}

const live = async (stage: CircleStage): Promise<void> => {
  await stage.supportsSanne()
  const student = stage.idOf('Sanne')
  await stage.send('her worker', 'trajectory.plan', { student, ownWords, strengths: 'Tekent goed.' })
  await stage.send('her teacher', 'agreement.show', { student })
  await stage.send('her teacher', 'agreement.mark-read', { student })
  await stage.send('a caretaker', 'circle.emergency', {
    emergency: newId(),
    who: '1001',
    reason: 'Er was brand op de gang.',
  })
  await stage.send('her teacher', 'advice.ask', ask('1001', question))
  await stage.send('her teacher', 'advice.ask', ask('1002', 'Wat werkt bij Daan in de ochtend?'))
  await stage.send('her worker', 'agreement.print', { student })
  await stage.send('her mentor', 'agreement.ask', { asked: newId(), name: 'Sanne' })
}

const ground = (stage: CircleStage) => ({
  database: stage.database,
  vault: stage.vault,
  clock: () => morning,
})

const amounts = async (stage: CircleStage): Promise<Readonly<Record<string, number>>> => {
  const kept = await dumpOf(stage.database)
  return Object.fromEntries([...kept].map(([name, rows]) => [name, rows.length]))
}

const textOf = (dump: Dump): string => JSON.stringify([...dump])

onEachEngine('forgetting a pupil', (engine) => {
  it('erases all but what the roster says, and leaves everything about others as it was', async () => {
    const stage = await lived(engine)
    const before = await amounts(stage)
    for (const table of [
      'trajectory',
      'agreement',
      'agreement_mark',
      'trajectory_worker',
      'emergency',
      'asked',
      'slip',
    ])
      expect(before[table], table).toBeGreaterThan(0)
    const old = await stage.vault.find(stage.school, stage.idOf('Sanne'))

    const { code, said, asked, files, filed } = await forgets(ground(stage), ['1001'], true)
    expect(code, said).toBe(0)
    expect(asked).toEqual(['Forget the pupil with number 1001? Nothing brings it back.'])
    const kept = await dumpOf(stage.database)
    for (const secret of secrets) expect(textOf(kept)).not.toContain(secret)
    expect(textOf(kept)).toContain('Wat werkt bij Daan')
    const after = await amounts(stage)
    expect(after).toMatchObject({
      ...before,
      trajectory: 0,
      trajectory_worker: 0,
      agreement: 0,
      agreement_version: 0,
      agreement_mark: 0,
      emergency: 0,
      asked: 0,
      slip: 0,
      advice_request: 1,
      delivery: expect.any(Number),
      forgotten: 1,
    })

    expect(after.delivery).toBeLessThan(before.delivery ?? 0)

    // Still enrolled: there is a locker again, as everybody has one, and it is another.
    const now = await stage.vault.find(stage.school, stage.idOf('Sanne'))
    expect(now?.pseudonym).toBeDefined()
    expect(now?.pseudonym).not.toBe(old?.pseudonym)
    expect(await stage.vault.retired(stage.school)).toEqual([])
    expect(words(await stage.looksUp('her teacher', 'Sanne van den Berg'))).toContain(
      'Geen afspraken die jij moet kennen.',
    )

    // The certificate counts, and names nobody: not the pupil, not the number, not a word.
    expect(files).toEqual([expect.stringMatching(/^certificate-[0-9a-f-]{36}\.txt$/)])
    expect(filed.trim()).toBe(said.trim())
    expect(filed).toMatch(/1 {2}trajecten[\s\S]*2 {2}afspraken[\s\S]*1 {2}adviesvragen over de leerling/)
    for (const name of ['Sanne', 'Berg', '1001', stage.idOf('Sanne'), String(old?.pseudonym), ...secrets])
      expect(filed).not.toContain(name)
    for (const { givenName, familyName } of Object.values(people)) {
      expect(filed).not.toContain(givenName)
      expect(filed).not.toContain(familyName)
    }
  })

  it('shows in a backup of yesterday no more of the trajectory than a roster does, beside the vault of today', async () => {
    const stage = await lived(engine)
    const student = stage.idOf('Sanne')
    const old = await stage.vault.find(stage.school, student)
    const yesterday = await dumpOf(stage.database)
    expect((await forgets(ground(stage), ['1001', '--yes'])).code).toBe(0)

    const database = await restored(engine, yesterday)
    const back = await dumpOf(database)
    expect(back.get('trajectory')).toHaveLength(1)
    expect(back.get('agreement')).toHaveLength(2)
    // An advice request was never under the key: the certificate says so, and it is left out of what is claimed here.
    const advice = ['advice_request', 'delivery', 'register']
    const trajectoryData = new Map([...back].filter(([name]) => !advice.includes(name)))
    for (const secret of [ownWords, 'Tekent', 'Er was brand', ...Object.values(sentences)])
      expect(textOf(back)).not.toContain(secret)

    // Nothing leads from the pupil to a pseudonym: what the rows about the pupil hold stands in no row of a trajectory.
    const about = [...trajectoryData]
      .filter(([name]) => !/^(?:trajectory|agreement|emergency)/.test(name))
      .flatMap(([, rows]) => rows.filter((row) => JSON.stringify(row).includes(student)))
    expect(about.length).toBeGreaterThan(1)
    const telling = new Set(
      about.flatMap((row) =>
        Object.values(row).filter((value) => typeof value === 'string' && value !== stage.school),
      ),
    )
    const locked = [
      'trajectory',
      'trajectory_worker',
      'agreement',
      'agreement_version',
      'agreement_mark',
      'emergency',
    ]
    for (const name of locked)
      for (const row of back.get(name) ?? [])
        expect(
          Object.values(row).filter((value) => telling.has(value)),
          name,
        ).toEqual([])
    // What stands about her is what stands about any classmate.
    const naming = (id: string) =>
      [...trajectoryData].flatMap(([name, rows]) =>
        rows.flatMap((row) => (JSON.stringify(row).includes(id) ? [name] : [])),
      )
    expect(naming(student)).toEqual(naming(stage.idOf('Daan')))

    // No locker of today opens any of it, and no pseudonym of today stands in it; the one of yesterday did.
    const lockers = [await stage.vault.spare(stage.school)]
    for (const of of (await stage.vault.whose(stage.school)).values()) {
      const locker = await stage.vault.find(stage.school, of)
      if (locker) lockers.push(locker)
    }
    expect(lockers).toHaveLength(5)
    const bytes = (hex: unknown): Uint8Array => Buffer.from(String(hex).slice(2), 'hex')
    for (const { id, box, pseudonym } of back.get('trajectory') ?? []) {
      expect(old?.unlock(`trajectory:${id}`, bytes(box))).toContain(ownWords)
      expect(lockers.map((locker) => String(locker.pseudonym))).not.toContain(pseudonym)
      for (const locker of lockers) expect(() => locker.unlock(`trajectory:${id}`, bytes(box))).toThrow()
    }
    for (const { id, version, box } of back.get('agreement') ?? [])
      for (const locker of lockers)
        expect(() => locker.unlock(`agreement:${id}:${version}`, bytes(box))).toThrow()
    const traces = (back.get('register') ?? []).flatMap(({ trace }) => (trace ? [bytes(trace)] : []))
    const hers = await stage.vault.find(stage.school, student)
    expect(traces.some((trace) => old?.left(trace))).toBe(true)
    expect(traces.some((trace) => hers?.left(trace))).toBe(false)

    // And who opens the bot on it sees nothing of her either.
    const store = openStore(database.client, { newId, enqueue: async () => undefined })
    const door = openDoor({
      store,
      vault: stage.vault,
      clock: () => morning,
      newId,
      newCode: newId,
      log: () => undefined,
    })
    const enter = async (command: string, args = {}) =>
      words(
        (
          await door.enter({
            account: { platform: 'slack', workspace: 'T0HERE', user: 'the coordinator' },
            event: newId(),
            canOpen: true,
            platformLocale: undefined,
            conversation: undefined,
            gesture: { is: 'command', command, args },
          })
        ).reply,
      )
    expect(await enter('trajectory.show', { student })).toContain('Er loopt geen traject.')
    expect(await enter('trajectory.list')).not.toContain('Sanne')
  })

  it('ends the same wherever it was broken off, once it is done again', async () => {
    const stage = await openCircle(engine)
    const student = stage.idOf('Sanne')
    for (let at = 0; ; at += 1) {
      await live(stage)
      const old = await stage.vault.find(stage.school, student)
      let calls = 0
      /** The power fails before or after the work of each step, one after the other. */
      const failing = <T extends object>(whole: T, among: readonly string[]): T =>
        new Proxy(whole, {
          get: (target, name) => {
            const work: unknown = Reflect.get(target, name)
            if (typeof work !== 'function' || !among.includes(String(name))) return work
            return async (...args: readonly unknown[]) => {
              if (calls++ === at) throw new Error('power')
              const result = await Reflect.apply(work, target, args)
              if (calls++ === at) throw new Error('power')
              return result
            }
          },
        })
      const whole: Forgetting = {
        store: openForgettingStore(stage.database.client),
        vault: stage.vault,
        takeOut: async () => 0,
        clock: () => morning,
        newId,
      }
      const broken = await forgetPupil(
        {
          ...whole,
          store: failing(whole.store, ['erase']),
          vault: failing(stage.vault, ['retire', 'destroy']),
        },
        stage.school,
        { student, stays: true },
      ).then(
        () => false,
        () => true,
      )
      if (broken) expect(await forgets(ground(stage), ['1001', '--yes'])).toMatchObject({ code: 0 })
      const now = await stage.vault.find(stage.school, student)
      expect(
        [await stage.vault.retired(stage.school), now?.pseudonym === old?.pseudonym],
        String(at),
      ).toEqual([[], false])
      const [left] = await stage.rows(
        `select (select count(*) from trajectory) + (select count(*) from agreement) + (select count(*) from emergency)
           + (select count(*) from advice_request where student_id = '${student}') as rows,
         (select sum((erased->>'agreements')::int) from forgotten) as counted`,
      )
      // However often each was begun: together the certificates count each row once.
      expect([Number(left?.rows), Number(left?.counted)], String(at)).toEqual([0, 2 * (at + 1)])
      if (!broken) break
    }
  })

  it('takes the jobs of the queue along', async () => {
    const stage = await lived(engine)
    const queue = await openQueue(stage.database.queue, () => undefined)
    const due = await stage.rows(`select id, advice_id, kind from delivery where advice_id is not null`)
    const data = due.map(({ id }) => ({ school: stage.school, delivery: id }))
    await stage.database.client.$transaction((tx) => queue.enqueue(tx, { queue: 'deliver-knock', data }))
    expect((await forgets(ground(stage), ['1001', '--yes'])).said).toMatch(
      /[1-9] {2}opdrachten om ze te bezorgen/,
    )
    const left = await stage.rows(
      `select data->>'delivery' as id from pgboss.job where data ? 'delivery' order by 1`,
    )
    expect(left).toEqual(
      await stage.rows(`select id::text from delivery where advice_id is not null order by 1`),
    )
    expect(left.length).toBeGreaterThan(0)
    await queue.stop()
  })

  it('refuses what somebody adds who had the locker open when it went', async () => {
    const stage = await lived(engine)
    const student = stage.idOf('Daan')
    const old = await stage.vault.find(stage.school, student)
    const vault = { ...stage.vault, find: async () => old }
    expect((await forgets(ground(stage), ['1002', '--yes'])).code).toBe(0)
    const late = openDoor({
      store: stage.store,
      vault,
      clock: () => morning,
      newId,
      newCode: newId,
      log: () => undefined,
    })
    const enrols = late.enter({
      account: { platform: 'slack', workspace: 'T0HERE', user: 'the coordinator' },
      event: newId(),
      canOpen: true,
      platformLocale: undefined,
      conversation: undefined,
      gesture: {
        is: 'command',
        command: 'trajectory.enrol',
        args: { trajectory: newId(), student, requestedBy: 'mentor', reason: 'extra-support' },
      },
    })
    await expect(enrols).rejects.toThrow()
    expect(await stage.rows(`select 1 from trajectory where pseudonym = '${old?.pseudonym}'`)).toEqual([])
    // With the locker of now it is a pupil as any other.
    const reply = await stage.send('the coordinator', 'trajectory.enrol', {
      trajectory: newId(),
      student,
      requestedBy: 'mentor',
      reason: 'extra-support',
    })
    expect(words(reply)).toContain('Daan')
  })

  it('erases the name too of who left, last of all, and asks which of several who had a number', async () => {
    const stage = await lived(engine)
    const leave = `update student set left_at = '2026-07-17T10:00:00Z' where number = '1001'`
    await stage.rows(`${leave} returning id`)
    const { code, said } = await forgets(ground(stage), ['1001', '--yes'])
    expect(code, said).toBe(0)
    expect(said).toContain('als laatste gewist')
    const kept = await dumpOf(stage.database)
    expect(textOf(kept)).not.toContain('van den Berg')
    const naming = [...kept].filter(([, rows]) => JSON.stringify(rows).includes(stage.idOf('Sanne')))
    expect(naming.map(([name]) => name)).toEqual([])
    expect(await stage.vault.find(stage.school, stage.idOf('Sanne'))).toBeUndefined()
    expect(await forgets(ground(stage), ['1001', '--yes'])).toMatchObject({
      code: 1,
      said: 'No pupil has or had this number here.',
    })

    await stage.rows(`update student set number = '1002' where number = '1003' returning id`)
    const several = await forgets(ground(stage), ['1002', '--yes'])
    expect(several).toMatchObject({ code: 1, files: [] })
    expect(several.said).toContain(`${stage.idOf('Wesley')}  in the roster now`)
    expect(await forgets(ground(stage), ['1002', '--student', stage.idOf('Wesley'), '--yes'])).toMatchObject({
      code: 0,
    })
  })

  it('changes nothing when the operator says no, and nothing at another school', async () => {
    const stage = await lived(engine)
    const before = textOf(await dumpOf(stage.database))
    expect(await forgets(ground(stage), ['1001'], false)).toMatchObject({
      code: 1,
      said: 'Nothing was changed.',
    })
    expect((await forgets(ground(stage), ['1001'])).said).toContain('run it again with --yes')
    expect(await forgets(ground(stage), ['9999', '--yes'])).toMatchObject({ code: 1 })
    expect(textOf(await dumpOf(stage.database))).toBe(before)
  })

  it('tells where others seem to name the pupil, and quotes nothing', async () => {
    const stage = await lived(engine)
    const { send, idOf } = stage
    const asking = ask(undefined, 'Mijn groepje met Sánne van den Berg praat steeds, wat helpt dan?')
    await send('her teacher', 'advice.ask', asking)
    const vague = ask('1002', 'Daan zit graag naast Sanne, is dat een goed idee?')
    await send('her mentor', 'advice.ask', vague)
    const other = ask(undefined, 'Hoe begin ik een les na de pauze?')
    await send('her teacher', 'advice.ask', other)
    const student = idOf('Daan')
    await send('the coordinator', 'trajectory.enrol', {
      trajectory: newId(),
      student,
      requestedBy: 'mentor',
      reason: 'extra-support',
    })
    const agreement = newId()
    const terms = {
      kind: 'other',
      sentence: 'Werkt samen met leerling 1001.',
      level: 'what-to-do',
      from: '01-03-2027',
    }
    await send('the coordinator', 'agreement.propose', { student, agreement, ...terms })
    await stage.enter('her teacher', {
      is: 'words',
      text: 'Vandaag met Sanne van den Berg gesproken over de toets',
    })

    const { filed } = await forgets(ground(stage), ['1001', '--yes'])
    expect(filed).toContain(
      `adviesvraag ${asking.advice} van 2 maart 2027 door een docent: noemt het nummer of de hele naam`,
    )
    expect(filed).toContain(
      `adviesvraag ${vague.advice} van 2 maart 2027 door een mentor: noemt een deel van de naam`,
    )
    expect(filed).toContain(
      `afspraak van een andere leerling ${agreement} van 1 maart 2027: noemt het nummer`,
    )
    expect(filed).not.toContain(other.advice)
    for (const told of ['praat steeds', 'naast', 'Werkt samen', 'Daan', 'toets'])
      expect(filed).not.toContain(told)
  })
})
