import { z } from 'zod'
import { authorize } from '../access/permit.ts'
import { lockerOf, type Search } from '../access/search.ts'
import type { Locker } from '../access/vault.ts'
import { type Context, look, type ViewContext } from '../app/use-case.ts'
import type { StudentId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import type { Looking } from '../ports.ts'
import { type Student, studentName } from '../students/student.ts'
import type { Block, Item } from '../view/block.ts'
import { agreementText } from './agreement.text.ts'
import { lookedUp } from './look-up.ts'

type Own = {
  readonly pupils: readonly Student[]
  /** The lockers of those for whom something is in force. */
  readonly lockers: ReadonlyMap<StudentId, Locker>
}

/** My pupils, in the order in which I need them: by name, for the timetable is not known here. */
const ownPupils = async (search: Search): Promise<Own> => {
  const { school, actor, now: at, vault, store } = search
  const pupils = await store.ownPupils({ school, actor, at })
  const whose = await vault.whose(
    school,
    pupils.map(({ id }) => id),
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

const item = (student: Student, locale: ViewContext['locale'], detail: string): Item => ({
  title: studentName(student),
  detail,
  open: {
    label: agreementText[locale].button.view,
    command: 'agreement.show',
    args: { student: student.id },
  },
})

/** My pupils; those for whom something changed that I did not read yet come first. */
export const listOwnPupils = look({
  command: 'agreement.mine',
  action: 'agreement.list',
  opens: 'panel',
  input: z.object({}),
  find: async (search) => ({ subject: { kind: 'none' }, found: await ownPupils(search) }),
  async run(context, _, { pupils, lockers }) {
    const unread = new Set<StudentId>()
    for (const [student, locker] of lockers)
      if (await hasUnread(context, student, locker)) unread.add(student)
    return done({ pupils, unread })
  },
  view({ pupils, unread }, { locale }) {
    const words = agreementText[locale]
    const changed = pupils.filter(({ id }) => unread.has(id))
    const others = pupils.filter(({ id }) => !unread.has(id))
    const body: Block[] = []
    if (changed.length > 0) {
      body.push({ kind: 'heading', text: words.changed })
      body.push({
        kind: 'list',
        items: changed.map((student) => item(student, locale, words.changedDetail)),
      })
      body.push({ kind: 'heading', text: words.title.mine })
    }
    if (pupils.length === 0) body.push({ kind: 'text', text: words.noPupils })
    body.push({
      kind: 'list',
      items: others.map((student) => item(student, locale, student.classes.join(' · '))),
    })
    body.push({ kind: 'hint', text: words.ask })
    return { kind: 'panel', title: words.title.mine, body, buttons: [] }
  },
})
