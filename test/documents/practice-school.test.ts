import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { practiceSchoolOf, seed } from '../../scripts/practice-school/make.ts'

const made = practiceSchoolOf(seed)
const Rows = z.array(z.record(z.string(), z.string()))
const rows = (name: string) => Rows.parse(parse(made[name] ?? '', { columns: true }))
const timesOf = (keys: readonly string[]) =>
  Object.values(Object.groupBy(keys, (key) => key)).map((same) => same?.length ?? 0)

describe('the practice school', () => {
  it('lies in its folder as it is made, to the letter', async () => {
    for (const [name, text] of Object.entries(made))
      expect(await readFile(join('prisma/practice-school', name), 'utf8'), name).toBe(text)
  })

  it('is the size of a school: about 900 pupils, 40 classes, 70 colleagues', () => {
    const roles = rows('roles.csv').map(({ role }) => role)
    const pupils = roles.filter((role) => role === 'student').length
    expect(pupils).toBeGreaterThan(850)
    expect(pupils).toBeLessThan(950)
    expect(roles.length - pupils).toBe(70)
    expect(rows('classes.csv').filter(({ classType }) => classType === 'homeroom')).toHaveLength(40)
  })

  it('has the difficulties of real names', () => {
    const users = rows('users.csv')
    expect(users.some(({ middleName }) => middleName === "van 't")).toBe(true)
    expect(users.some(({ familyName }) => familyName === 'Çelik')).toBe(true)
    expect(users.filter(({ preferredGivenName }) => preferredGivenName !== '').length).toBeGreaterThan(30)
    const classOf = new Map(rows('enrollments.csv').map((row) => [row.userSourcedId, row.classSourcedId]))
    const inClass = users.map((user) => `${user.givenName} ${user.familyName} ${classOf.get(user.sourcedId)}`)
    expect(Math.max(...timesOf(inClass))).toBe(2)
  })

  it('has a week in which nobody is in two places', () => {
    const lessons = rows('timetable.csv')
    expect(lessons.length).toBeGreaterThan(1000)
    const places = lessons.flatMap(({ class: group, teacher, weekday, hour, week }) =>
      (week ? [week] : ['A', 'B']).flatMap((letter) =>
        [group, teacher].map((who) => [who, weekday, hour, letter].join()),
      ),
    )
    expect(Math.max(...timesOf(places))).toBe(1)
  })
})
