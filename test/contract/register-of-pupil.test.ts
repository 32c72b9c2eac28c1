import { expect, it, vi } from 'vitest'
import { lockerOf } from '../../src/core/access/search.ts'
import { PersonId } from '../../src/core/kernel/ids.ts'
import { type CircleStage, morning, openCircle, type Seat, words } from '../support/circle-stage.ts'
import { onEachEngine } from '../support/databases.ts'
import { hidden } from './prying.ts'

vi.setConfig({ testTimeout: 60_000 })

const officer: Seat = 'the privacy officer'

/** Writes looks at a pupil as the bot does, each by somebody else. */
const looksAt = async (
  { rows, vault, store, school, idOf }: CircleStage,
  pupil: 'Sanne' | 'Daan',
  { count, allowed, first = 1 }: { count: number; allowed: boolean; first?: number },
): Promise<void> => {
  const search = { school, stamp: '', actor: PersonId.parse(school), now: morning, vault, store }
  const locker = await lockerOf(search, idOf(pupil))
  for (let number = first; number < first + count; number += 1) {
    const trace = Buffer.from(locker?.trace() ?? []).toString('hex')
    const actor = `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`
    await rows(`insert into register (school_id, number, at, actor_id, action, allowed, because, trace)
      select current_school(), 1000000 + ${number} + ${pupil === 'Daan' ? 500 : 0}, '${morning.subtract({ hours: 2 }).toString()}',
        '${actor}', 'agreement.read', ${allowed}, ${allowed ? `'teaches'` : 'null'}, decode('${trace}', 'hex') returning 1`)
  }
}

onEachEngine('the privacy officer', (engine) => {
  it('sees who looked at a pupil, which nobody can read from the register alone', async () => {
    const stage = await openCircle(engine)
    const { looksUp, send, idOf, rows } = stage
    await stage.supportsSanne()
    await looksUp('her teacher', 'Sanne van den Berg')
    await looksUp('a teacher of another class', 'Sanne van den Berg')
    await looksUp('her teacher', 'Daantje')
    expect(await rows('select 1 from register where student_id is not null')).toEqual([])

    const all = words(await send(officer, 'register.show', {}))
    expect(all).toContain('Jan Bakker')
    expect(all).toContain('een leerling')
    for (const name of ['Sanne', 'Daan', 'Berg', 'Boer']) expect(all).not.toContain(name)

    const hers = words(await send(officer, 'register.find-student', { student: '1001' }))
    expect(hers).toContain('Sanne van den Berg')
    expect(hers.match(/Jan Bakker/g)).toHaveLength(1)
    expect(hers).toMatch(/Els Smit\n.*zocht de afspraken met een leerling op · een leerling · geweigerd/)
    expect(hers).toContain('Fred Gunst')
    const older = words(await send(officer, 'register.student', { student: idOf('Sanne'), before: 3 }))
    expect(older).not.toContain('Jan Bakker')
    expect(words(await send(officer, 'register.find-student', { student: 'Sanne' }))).toContain(
      'Wie bedoel je?',
    )
    expect(words(await send(officer, 'register.find-student', { student: 'Niemand' }))).toContain(hidden)
    for (const seat of ['the coordinator', 'her worker', 'the administrator'] as const) {
      const told = words(await send(seat, 'register.student', { student: idOf('Sanne') }))
      expect(told, seat).toContain(hidden)
      expect(told, seat).not.toContain('Bakker')
    }
  })

  it('sees at whom many looked, or tried to, and nothing is sought for anybody else', async () => {
    const stage = await openCircle(engine)
    const { send } = stage
    await looksAt(stage, 'Sanne', { count: 18, allowed: true })
    await looksAt(stage, 'Daan', { count: 3, allowed: false })
    expect(words(await send(officer, 'register.odd'))).toContain('Er valt niets op')
    await looksAt(stage, 'Sanne', { count: 1, allowed: true, first: 19 })
    await looksAt(stage, 'Daan', { count: 1, allowed: false, first: 4 })
    const odd = words(await send(officer, 'register.odd'))
    expect(odd).toContain('Bekeken door meer dan 18 medewerkers\nSanne van den Berg\n19 medewerkers')
    expect(odd).toMatch(
      /Geprobeerd door meer dan 3 medewerkers die het niet mochten\nDaantje de Boer\n4 medewerkers/,
    )

    const whose = vi.spyOn(stage.vault, 'whose')
    for (const seat of ['the coordinator', 'her teacher'] as const)
      expect(words(await send(seat, 'register.odd')), seat).toContain(hidden)
    expect(whose).not.toHaveBeenCalled()
  })
})
