import { z } from 'zod'
import type { Search } from '../access/search.ts'
import type { Pseudonym } from '../access/vault.ts'
import { look } from '../app/use-case.ts'
import { done } from '../kernel/outcome.ts'
import { dateInWords } from '../kernel/school-time.ts'
import { type Student, studentName } from '../students/student.ts'
import { trajectoryText } from './trajectory.text.ts'
import { TrajectoryStatus } from './trajectory.ts'

/** Who is behind each pseudonym of a school; only for who has a permit to see them is anything made of it. */
export const namesBehind = async ({
  school,
  stamp,
  vault,
  store,
}: Search): Promise<ReadonlyMap<Pseudonym, Student>> => {
  const whose = await vault.whose(school)
  const index = await store.roster(school, stamp)
  const byId = new Map(index.students.map((student) => [student.id, student]))
  const names = new Map<Pseudonym, Student>()
  for (const [pseudonym, id] of whose) {
    const student = byId.get(id)
    if (student) names.set(pseudonym, student)
  }
  return names
}

/** For the coordinator every open trajectory, for a support worker their own. */
export const listTrajectories = look({
  command: 'trajectory.list',
  action: 'trajectory.list',
  opens: 'panel',
  input: z.object({}),
  find: async (search) => ({ subject: { kind: 'none' }, found: await namesBehind(search) }),
  run: async ({ tx, permit }, _, names) =>
    done(
      (await tx.openTrajectories(permit)).map((line) => ({ ...line, student: names.get(line.pseudonym) })),
    ),
  view(lines, { locale }) {
    const words = trajectoryText[locale]
    const items = lines.map(({ student, status, evaluateOn }) => {
      const detail = [
        ...(student?.classes ?? []),
        words.status[status],
        evaluateOn ? words.evaluateBy(dateInWords(evaluateOn, locale)) : words.noEvaluation,
      ].join(' · ')
      if (!student) return { title: words.unknownPupil, detail }
      const open = { label: words.button.view, command: 'trajectory.show', args: { student: student.id } }
      return { title: studentName(student), detail, open }
    })
    return {
      kind: 'panel',
      title: words.title.list,
      body: items.length > 0 ? [{ kind: 'list', items }] : [{ kind: 'text', text: words.noneOpen }],
      buttons: [],
    }
  },
})

/** How many trajectories there are in each state. No pupil is in it. */
export const countTrajectories = look({
  command: 'trajectory.count',
  action: 'trajectory.count',
  opens: 'panel',
  input: z.object({}),
  run: async ({ tx, permit }) => done(await tx.countTrajectories(permit)),
  view(counted, { locale }) {
    const words = trajectoryText[locale]
    const facts = TrajectoryStatus.options.map((status) => ({
      label: words.status[status],
      value: String(counted[status] ?? 0),
    }))
    return { kind: 'panel', title: words.title.count, body: [{ kind: 'facts', facts }], buttons: [] }
  },
})
