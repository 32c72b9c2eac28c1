import { v7 as newId } from 'uuid'
import { expect, it, vi } from 'vitest'
import { type CircleStage, openCircle, type Seat, sentences, words } from '../support/circle-stage.ts'
import { onEachEngine } from '../support/databases.ts'

vi.setConfig({ testTimeout: 60_000 })

const gives = ({ rows, personOf }: CircleStage, seat: Seat, className: string, hour: number) =>
  rows(`insert into lesson (id, school_id, class_id, person_id, weekday, hour)
    select '${newId()}', c.school_id, c.id, '${personOf(seat)}', 'tuesday', ${hour} from class c
    where c.name = '${className}' returning 1`)

const teaches = ({ rows, personOf }: CircleStage, seat: Seat, className: string) =>
  rows(`insert into assignment (school_id, class_id, person_id, task)
    select school_id, id, '${personOf(seat)}', 'teacher' from class where name = '${className}' returning 1`)

/** Who is named in a panel, in the order in which they stand there. */
const named = (panel: string): readonly string[] => panel.match(/Sanne Jansen|Sanne|Daantje|Wesley/g) ?? []

onEachEngine('my pupils', (engine) => {
  it('stand in the order of my lessons that come, and once; what changed since I read it stands before them', async () => {
    const stage = await openCircle(engine)
    const mine = async () => words(await stage.send('her teacher', 'agreement.mine'))
    await teaches(stage, 'her teacher', '3A')
    expect(named(await mine())).toEqual(['Sanne', 'Daantje', 'Sanne Jansen', 'Wesley'])
    await gives(stage, 'her teacher', '3A', 2)
    await gives(stage, 'her teacher', '2B', 4)
    expect(named(await mine())).toEqual(['Sanne Jansen', 'Wesley', 'Sanne', 'Daantje'])
    expect(await mine()).toMatch(/2e uur, \d\d:\d\d · 3A · dinsdag 2 maart/)
    await stage.supportsSanne()
    expect(named(await mine())[0]).toBe('Sanne')
    expect(await mine()).not.toContain(sentences['what-to-do'])
  })

  it('are those of the class that I take for somebody today, at the hours of that class', async () => {
    const stage = await openCircle(engine)
    await gives(stage, 'her teacher', '2B', 4)
    const substitute = 'a teacher of another class'
    expect(named(words(await stage.send(substitute, 'agreement.mine')))).toEqual(['Sanne Jansen', 'Wesley'])
    await stage.rows(`insert into substitution (id, school_id, person_id, class_id, since, until)
      select '${newId()}', school_id, '${stage.personOf(substitute)}', id, '2027-03-01T23:00Z', '2027-03-02T23:00Z'
      from class where name = '2B' returning 1`)
    expect(named(words(await stage.send(substitute, 'agreement.mine')))).toEqual([
      'Sanne',
      'Daantje',
      'Sanne Jansen',
      'Wesley',
    ])
  })
})
