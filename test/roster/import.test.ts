import { expect, it } from 'vitest'
import { onEachEngine } from '../support/databases.ts'
import { rosterFiles, smallSchool } from '../support/roster-files.ts'
import { type Office, openOffice } from '../support/roster-office.ts'

const pupils = (office: Office) =>
  office.rows(`select number, given_name, nickname, family_name,
    (select array_agg(c.name order by c.name) from enrolment e join class c on c.id = e.class_id
      where e.student_id = s.id and e.ended_at is null) as classes
    from student s where left_at is null order by number`)

onEachEngine('the roster of a school', (engine) => {
  it('brings in its people, pupils, classes and who teaches whom, and a second time changes nothing', async () => {
    const office = await openOffice(engine)
    const first = await office.imports(rosterFiles(smallSchool))
    expect(first).toMatchObject({ code: 0, asked: undefined })
    expect(first.said).toMatch(/staff\s+3\s+0\s+0/)
    expect(await pupils(office)).toEqual([
      {
        number: '1001',
        given_name: 'Sanne',
        nickname: null,
        family_name: 'van den Berg',
        classes: ['2B', '2B-ne'],
      },
      {
        number: '1002',
        given_name: 'Willem',
        nickname: 'Wim',
        family_name: 'de Vries',
        classes: ['2B', '2B-ne'],
      },
      { number: '1003', given_name: 'Noor', nickname: null, family_name: 'van den Berg', classes: ['3A'] },
      {
        number: '1004',
        given_name: 'Chloé',
        nickname: null,
        family_name: "van 't Hof-Smit",
        classes: ['3A'],
      },
    ])
    expect(
      await office.rows(`select p.given_name, p.family_name, p.email,
        (select array_agg(r.role order by r.role) from person_role r where r.person_id = p.id) as roles,
        (select array_agg(c.name || ' ' || a.task order by c.name) from assignment a join class c on c.id = a.class_id
          where a.person_id = p.id and a.ended_at is null) as tasks
        from person p order by given_name`),
    ).toEqual([
      {
        given_name: 'Jan',
        family_name: 'Bakker',
        email: 'j.bakker@school.nl',
        roles: ['mentor', 'teacher'],
        tasks: ['2B mentor'],
      },
      { given_name: 'Mo', family_name: 'el Amrani', email: 'm.elamrani@school.nl', roles: null, tasks: null },
      {
        given_name: 'Zeynep',
        family_name: 'Yılmaz',
        email: 'z.yilmaz@school.nl',
        roles: ['teacher'],
        tasks: ['2B-ne teacher'],
      },
    ])
    const again = await office.imports(rosterFiles(smallSchool))
    expect(again).toEqual({
      code: 0,
      asked: undefined,
      said: 'Nothing to do: the school is as this roster says.',
    })
    expect(await office.rows('select * from roster_staged')).toEqual([])
  })
})
