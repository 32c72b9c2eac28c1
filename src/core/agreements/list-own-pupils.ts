import { z } from 'zod'
import { authorize } from '../access/permit.ts'
import { lockerOf, type OwnPupil, type Search } from '../access/search.ts'
import type { Locker } from '../access/vault.ts'
import { type Context, look } from '../app/use-case.ts'
import type { StudentId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import type { Looking } from '../ports.ts'
import { byName } from '../students/by-name.ts'
import { comingLessons } from '../timetable/coming-lessons.ts'
import { lookedUp } from './look-up.ts'
import { ownPupilsPanel } from './own-pupils-panel.ts'

type Own = {
  readonly pupils: readonly OwnPupil[]
  /** The lockers of those for whom something is in force. */
  readonly lockers: ReadonlyMap<StudentId, Locker>
}

const ownPupils = async (search: Search): Promise<Own> => {
  const { school, actor, now: at, vault, store } = search
  const own = await store.ownPupils({ school, actor, at })
  const pupils = own.toSorted((one, other) => byName(one.student, other.student))
  const whose = await vault.whose(
    school,
    pupils.map(({ student }) => student.id),
  )
  const inForce = await store.withAgreements(school, [...whose.keys()], at)
  const lockers = new Map<StudentId, Locker>()
  for (const [pseudonym, student] of whose) {
    const locker = inForce.has(pseudonym) ? await lockerOf(search, student) : undefined
    if (locker) lockers.set(student, locker)
  }
  return { pupils, lockers }
}

/** Whether there is something for the asker that they did not read; it takes a permit like any other look. */
const hasUnread = async (
  context: Context<'agreement.list', Looking>,
  student: StudentId,
  locker: Locker,
): Promise<boolean> => {
  const { permit, tx, now } = context
  const permitted = await authorize(tx, {
    school: permit.school,
    actor: permit.actor,
    action: 'agreement.read',
    subject: { kind: 'pupil', student, locker },
    at: now,
  })
  if (permitted === 'again' || !permitted.ok) return false
  const { agreements } = await lookedUp({ ...context, permit: permitted.value })
  return agreements.some(({ read }) => !read)
}

/** My pupils: those for whom something changed that I did not read yet, then those of the lessons that come. */
export const listOwnPupils = look({
  command: 'agreement.mine',
  action: 'agreement.list',
  opens: 'panel',
  input: z.object({}),
  find: async (search) => ({ subject: { kind: 'none' }, found: await ownPupils(search) }),
  async run(context, _, { pupils, lockers }) {
    const { tx, permit, now } = context
    const unread = new Set<StudentId>()
    for (const [student, locker] of lockers)
      if (await hasUnread(context, student, locker)) unread.add(student)
    const lessons = comingLessons(await tx.schoolChoices(), await tx.ownLessons(permit, now), now)
    return done({ pupils, lessons, unread })
  },
  view: ownPupilsPanel,
})
