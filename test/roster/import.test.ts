import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { v7 as newId } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../../prisma/database.ts'
import { openRosterStore } from '../../prisma/roster/roster-store.ts'
import { SchoolId } from '../../src/core/kernel/ids.ts'
import { followRosters } from '../../src/core/roster/follow-rosters.ts'
import { freshDatabase, onEachEngine } from '../support/databases.ts'
import { changed, rosterFiles, row, smallSchool, without } from '../support/roster-files.ts'
import { type Office, openOffice } from '../support/roster-office.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const pupils = (office: Office) =>
  office.rows(`select number, given_name, nickname, family_name,
    (select array_agg(c.name order by c.name) from enrolment e join class c on c.id = e.class_id
      where e.student_id = s.id and e.ended_at is null) as classes
    from student s where left_at is null order by number`)

onEachEngine('the roster of a school', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine)
  })

  it('brings in its people, pupils, classes and who teaches whom, and a second time changes nothing', async () => {
    const office = await openOffice(database)
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
  it('is the same from a zip, with semicolons and a mark at the begin', async () => {
    const office = await openOffice(database)
    await office.imports(rosterFiles(smallSchool))
    const files = rosterFiles(smallSchool, { delimiter: ';', bom: true })
    const folder = await temporaryFolder()
    const zip = join(folder, 'export.zip')
    const entries = [...files].map(([name, text]) => [`export/${name}`, strToU8(text)] as const)
    await writeFile(zip, zipSync({ ...Object.fromEntries(entries), '__MACOSX/._users.csv': strToU8('x') }))
    expect(await office.imports(zip)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Nothing to do'),
    })
    await writeFile(zip, (await readFile(zip)).subarray(0, 900))
    expect(await office.imports(zip)).toMatchObject({
      code: 1,
      said: expect.stringContaining('nothing was changed'),
    })
  })

  it('changes nothing when it is only tried, or when something is wrong with it', async () => {
    const office = await openOffice(database)
    const tried = await office.imports(rosterFiles(smallSchool), { args: ['--dry-run'] })
    expect(tried).toMatchObject({
      code: 0,
      said: expect.stringMatching(/students\s+4\s+0\s+0[\s\S]*dry run/),
    })
    const wrong = changed(smallSchool, ({ users }) =>
      Object.assign(users[3] ?? {}, { identifier: '123456782' }),
    )
    expect(await office.imports(rosterFiles(wrong))).toEqual({
      code: 1,
      asked: undefined,
      said: expect.stringMatching(
        /^users\.csv, row 5, identifier: may be a citizen[^\n]*\n1 fault; nothing was changed\.$/,
      ),
    })
    expect(await office.rows('select id from person union all select id from student')).toEqual([])
    expect(await office.rows('select file from roster_row union all select file from roster_staged')).toEqual(
      [],
    )
  })

  it('ends who is no longer in it, cuts their accounts for good, and knows them again when they come back', async () => {
    const office = await openOffice(database)
    await office.imports(rosterFiles(smallSchool))
    const [jan] = await office.rows(`select id from person where given_name = 'Jan'`)
    await office.rows(`insert into account (id, school_id, person_id, platform, workspace, external_user, reachable)
      select gen_random_uuid(), school_id, id, platform, 'W', 'U', true from person, unnest(array['slack', 'teams']) platform
      where given_name = 'Jan'`)
    const left = rosterFiles(without(smallSchool, 't1', 's1'))
    expect((await office.imports(left, { args: ['--yes'] })).said).toMatch(/staff\s+0\s+0\s+1/)
    const accounts = 'select cut_at is not null as cut from account'
    expect(await office.rows(accounts)).toEqual([{ cut: true }, { cut: true }])
    expect(
      await office.rows(`select left_at is not null as gone from person where id = '${jan?.id}'`),
    ).toEqual([{ gone: true }])
    expect(await office.rows('select person_id from assignment where ended_at is null')).toHaveLength(1)
    expect(await pupils(office)).toHaveLength(3)

    await office.imports(rosterFiles(smallSchool))
    expect(await office.rows(`select id, left_at from person where given_name = 'Jan'`)).toEqual([
      { id: jan?.id, left_at: null },
    ])
    expect(await office.rows(accounts)).toEqual([{ cut: true }, { cut: true }])
    expect(await pupils(office)).toHaveLength(4)
  })

  it('asks first when more than a fifth would leave, and goes on only when told to', async () => {
    const office = await openOffice(database)
    await office.imports(rosterFiles(smallSchool))
    const half = rosterFiles(without(smallSchool, 's1', 's2'))
    for (const answer of [undefined, false]) {
      const stopped = await office.imports(half, answer === undefined ? {} : { answer })
      expect(stopped).toMatchObject({ code: 1, asked: expect.stringContaining('2 of 4 students') })
      expect(await pupils(office)).toHaveLength(4)
    }
    expect((await office.imports(half, { answer: true })).code).toBe(0)
    expect(await pupils(office)).toHaveLength(2)
  })

  it('counts by the day: who begins later comes by itself, who ends goes by itself, a year that is over ends its classes', async () => {
    const office = await openOffice(database)
    const dated = changed(smallSchool, ({ roles, enrollments }) => {
      Object.assign(roles.find(({ sourcedId }) => sourcedId === 's4-student') ?? {}, {
        beginDate: '2026-12-01',
      })
      Object.assign(enrollments.find(({ sourcedId }) => sourcedId === 's3-in-3A') ?? {}, {
        endDate: '2026-12-01',
      })
    })
    await office.imports(rosterFiles(dated))
    const store = openRosterStore(office.database.client, newId)
    const night = async (day: string) => {
      office.itIs(day)
      await followRosters(
        store,
        async () => [SchoolId.parse(office.school)],
        office.clock,
        () => undefined,
      )
      return (await pupils(office)).map(({ number, classes }) => [number, classes])
    }
    const always = [
      ['1001', ['2B', '2B-ne']],
      ['1002', ['2B', '2B-ne']],
    ]
    expect(await night('2026-11-30')).toEqual([...always, ['1003', ['3A']]])
    expect(await night('2026-12-01')).toEqual([...always, ['1003', null], ['1004', ['3A']]])
    await night('2027-08-01')
    expect(await office.rows('select name from class where ended_at is null')).toEqual([])
    expect(await office.rows('select task from assignment where ended_at is null')).toEqual([])
  })

  it('takes changes on top of what it knows, and lets go with somebody what hangs on them', async () => {
    const office = await openOffice(database)
    await office.imports(rosterFiles(smallSchool))
    const delta = {
      users: [
        { sourcedId: 's1', status: 'tobedeleted' },
        { ...row.user('s5', 'Sem', 'de', 'Wit', { identifier: '1005' }), status: 'active' },
      ],
      roles: [{ ...row.role('s5', 'student'), status: 'active' }],
      enrollments: [{ ...row.enrolled('s5', '2B', 'student'), status: 'active' }],
    }
    expect((await office.imports(rosterFiles(delta, { mode: 'delta' }), { args: ['--yes'] })).code).toBe(0)
    expect((await pupils(office)).map(({ number }) => number)).toEqual(['1002', '1003', '1004', '1005'])
    const whole = changed(without(smallSchool, 's1'), ({ users, roles, enrollments }) => {
      users.push(row.user('s5', 'Sem', 'de', 'Wit', { identifier: '1005' }))
      roles.push(row.role('s5', 'student'))
      enrollments.push(row.enrolled('s5', '2B', 'student'))
    })
    expect((await office.imports(rosterFiles(whole))).said).toContain('Nothing to do')

    const dangling = { enrollments: [{ ...row.enrolled('s1', '2B', 'student'), status: 'active' }] }
    expect(await office.imports(rosterFiles(dangling, { mode: 'delta' }))).toMatchObject({
      code: 1,
      said: expect.stringContaining(
        'enrollments.csv, row 2, userSourcedId: names a row that is not in users.csv',
      ),
    })
  })

  it('takes who comes first among the teachers of a class for its mentor, and where nobody does, all of them', async () => {
    const office = await openOffice(database)
    const tasks = () =>
      office.rows(`select c.name || ' ' || p.given_name || ' ' || a.task as who from assignment a
        join class c on c.id = a.class_id join person p on p.id = a.person_id
        where a.ended_at is null and c.kind = 'homeroom' order by 1`)
    const both = changed(smallSchool, ({ enrollments }) => {
      enrollments.push(row.enrolled('t2', '2B', 'teacher'))
    })
    await office.imports(rosterFiles(both))
    expect(await tasks()).toEqual([{ who: '2B Jan mentor' }, { who: '2B Zeynep mentor' }])
    const first = changed(smallSchool, ({ enrollments }) => {
      enrollments.push(row.enrolled('t2', '2B', 'teacher', { primary: 'true' }))
    })
    await office.imports(rosterFiles(first))
    expect(await tasks()).toEqual([{ who: '2B Jan teacher' }, { who: '2B Zeynep mentor' }])
  })

  it('is completed by the roles and mentors of the school itself, and tells whom it does not know', async () => {
    const office = await openOffice(database, {
      roles: {
        coordinator: ['z.yilmaz@school.nl'],
        'support-worker': ['M.elAmrani@school.nl', 'weg@school.nl'],
      },
      mentors: { '3a': 'z.yilmaz@school.nl', '2B': 'z.yilmaz@school.nl', '9Z': 'z.yilmaz@school.nl' },
    })
    const { said } = await office.imports(rosterFiles(smallSchool))
    expect(said).toContain('school.yaml names weg@school.nl')
    expect(said).toContain('a mentor for class 9Z')
    const standing = () =>
      office.rows(`select p.given_name, array_agg(r.role order by r.role) as roles,
        (select array_agg(c.name || ' ' || a.task order by c.name) from assignment a join class c on c.id = a.class_id
          where a.person_id = p.id and a.ended_at is null) as tasks
        from person p join person_role r on r.person_id = p.id group by p.id order by 1`)
    expect(await standing()).toEqual([
      { given_name: 'Jan', roles: ['mentor', 'teacher'], tasks: ['2B mentor'] },
      { given_name: 'Mo', roles: ['support-worker'], tasks: null },
      {
        given_name: 'Zeynep',
        roles: ['coordinator', 'mentor', 'teacher'],
        tasks: ['2B-ne teacher', '3A mentor'],
      },
    ])
    await office.rows(`update school set choices = '{}'`)
    await office.imports(rosterFiles(smallSchool))
    expect(await standing()).toEqual([
      { given_name: 'Jan', roles: ['mentor', 'teacher'], tasks: ['2B mentor'] },
      { given_name: 'Zeynep', roles: ['teacher'], tasks: ['2B-ne teacher'] },
    ])
  })

  it('keeps nothing of parents and other relatives', async () => {
    const office = await openOffice(database)
    await office.imports(rosterFiles(smallSchool))
    expect(await office.rows(`select data from roster_row where sourced_id = 'p1'`)).toEqual([
      { data: { kin: true } },
    ])
    expect(JSON.stringify(await office.rows('select * from roster_row'))).not.toMatch(/ouder/i)
  })
})
