import type { Chance } from './chance.ts'
import { alternates, classes, hoursOf, languageGroups, languageHours, type Subject } from './classes.ts'
import type { Colleague } from './staff.ts'

/** One lesson of the week. */
export type Lesson = {
  readonly group: string
  readonly teacher: Colleague
  readonly subject: Subject
  readonly day: number
  readonly hour: number
  readonly week: 'A' | 'B' | ''
  readonly room: string
}

/** What must be at one and the same hour: one lesson, or several side by side. */
type Event = {
  readonly parts: readonly Omit<Lesson, 'day' | 'hour' | 'room'>[]
  /** Whose time it takes: classes and teachers. */
  readonly busy: readonly string[]
}

const days = [1, 2, 3, 4, 5]
const hours = [1, 2, 3, 4, 5, 6, 7, 8]

/** Gives each class a teacher for each subject, so that all of one subject teach about as much. */
const eventsOf = (staff: readonly Colleague[], chance: Chance): readonly Event[] => {
  const load = new Map<string, number>()
  const teacherFor = (subject: Subject, take: number): Colleague => {
    const [least] = chance
      .shuffled(staff.filter((colleague) => colleague.subject === subject))
      .toSorted((one, other) => (load.get(one.id) ?? 0) - (load.get(other.id) ?? 0))
    if (!least) throw new Error(`nobody teaches ${subject}`)
    load.set(least.id, (load.get(least.id) ?? 0) + take)
    return least
  }
  // On the practice page Jan Bakker teaches 2B, and Els Smit is its mentor.
  const chosen = (name: string, subject: Subject, take: number): Colleague => {
    const own = { bi: 'Bakker', wi: 'Smit' }[subject as string]
    const known =
      name === '2B' && own && staff.find((one) => one.familyName === own && one.subject === subject)
    if (!known) return teacherFor(subject, take)
    load.set(known.id, (load.get(known.id) ?? 0) + take)
    return known
  }
  const events: Event[] = []
  const repeat = (times: number, event: Event): void => {
    for (let time = 0; time < times; time += 1) events.push(event)
  }
  for (const group of classes) {
    for (const [subject, times] of Object.entries(hoursOf(group)) as [Subject, number][]) {
      const teacher = chosen(group.name, subject, times)
      const part = { group: group.name, teacher, subject, week: '' } as const
      repeat(times, { parts: [part], busy: [group.name, teacher.id] })
    }
    if (alternates(group)) {
      const [art, civics] = [teacherFor('ckv', 1), teacherFor('ma', 1)]
      const parts = [
        { group: group.name, teacher: art, subject: 'ckv', week: 'A' },
        { group: group.name, teacher: civics, subject: 'ma', week: 'B' },
      ] as const
      events.push({ parts, busy: [group.name, art.id, civics.id] })
    }
  }
  for (const { from, names } of languageGroups) {
    const [french, german] = [teacherFor('fr', languageHours), teacherFor('du', languageHours)]
    const parts = [
      { group: names[0], teacher: french, subject: 'fr', week: '' },
      { group: names[1], teacher: german, subject: 'du', week: '' },
    ] as const
    repeat(languageHours, { parts, busy: [...from, french.id, german.id] })
  }
  return events
}

/** Tries to give every event an hour; nothing when it got stuck. */
const placed = (events: readonly Event[], chance: Chance): readonly Lesson[] | undefined => {
  const taken = new Set<string>()
  const sameDay = new Map<string, number>()
  const lessons: Lesson[] = []
  const demand = new Map<string, number>()
  for (const { busy } of events) for (const who of busy) demand.set(who, (demand.get(who) ?? 0) + 1)
  const weight = ({ busy }: Event): number =>
    busy.length * 100 + Math.max(...busy.map((who) => demand.get(who) ?? 0))
  for (const event of chance.shuffled(events).toSorted((one, other) => weight(other) - weight(one))) {
    const dayKey = (day: number): string => `${event.parts[0]?.group} ${event.parts[0]?.subject} ${day}`
    const free = days
      .flatMap((day) => hours.map((hour) => ({ day, hour })))
      .filter(({ day, hour }) => event.busy.every((who) => !taken.has(`${who} ${day} ${hour}`)))
    const [best] = chance
      .shuffled(free)
      .toSorted(
        (one, other) =>
          (sameDay.get(dayKey(one.day)) ?? 0) * 10 +
          one.hour -
          ((sameDay.get(dayKey(other.day)) ?? 0) * 10 + other.hour),
      )
    if (!best) return undefined
    for (const who of event.busy) taken.add(`${who} ${best.day} ${best.hour}`)
    sameDay.set(dayKey(best.day), (sameDay.get(dayKey(best.day)) ?? 0) + 1)
    for (const part of event.parts) lessons.push({ ...part, ...best, room: roomOf(part.teacher) })
  }
  return lessons
}

/** Everybody teaches in a room of their own. */
const roomOf = ({ id, subject }: Colleague): string => {
  const number = Number(id.replace(/\D/g, ''))
  return subject === 'lo'
    ? `gym ${(number % 3) + 1}`
    : `${Math.floor(number / 25)}.${String(number % 25).padStart(2, '0')}`
}

/** The week of the practice school. */
export const timetableOf = (staff: readonly Colleague[], chance: Chance): readonly Lesson[] => {
  const events = eventsOf(staff, chance)
  for (let time = 0; time < 200; time += 1) {
    const lessons = placed(events, chance)
    if (lessons) return lessons
  }
  throw new Error('no timetable was found')
}
