import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { look, useCase } from '../app/use-case.ts'
import { PersonId, StudentId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { running } from './change-trajectory.ts'
import { shown } from './show-trajectory.ts'
import { trajectoryText } from './trajectory.text.ts'
import { trajectoryPanel } from './trajectory-panel.ts'

const ofPupil = z.object({ student: StudentId })

/** Opens the list of colleagues of the team who can join. */
export const openWorkerForm = look({
  command: 'trajectory.worker-form',
  action: 'trajectory.write',
  opens: 'form',
  input: ofPupil,
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { student }) {
    const found = await running(context)
    if (!found.ok) return found
    const { workers } = found.value
    const team = (await context.tx.team()).filter(({ id }) => !workers.some((worker) => worker.id === id))
    if (team.length === 0)
      return refuse({ why: 'conflict', line: trajectoryText[context.locale].conflict.nobodyElse })
    return done({ student, team })
  },
  view({ student, team }, { locale }) {
    const words = trajectoryText[locale]
    const options = team.map((member) => ({ value: member.id, label: member.name }))
    return {
      kind: 'form',
      title: words.title.worker,
      intro: [],
      fields: [{ kind: 'menu', name: 'worker', label: words.label.worker, options }],
      submit: { label: words.button.save, command: 'trajectory.add-worker', args: { student } },
    }
  },
})

/** A colleague of the team becomes a worker of a trajectory, and is told that they are. */
export const addWorker = useCase({
  command: 'trajectory.add-worker',
  action: 'trajectory.write',
  opens: 'panel',
  form: 'trajectory.worker-form',
  input: ofPupil.extend({ worker: PersonId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { worker }) {
    const { tx, permit, now, locale } = context
    const found = await running(context)
    if (!found.ok) return found
    if (!(await tx.team()).some(({ id }) => id === worker))
      return refuse({ why: 'invalid', remarks: { worker: trajectoryText[locale].remark.worker } })
    if (!found.value.workers.some(({ id }) => id === worker)) {
      await tx.addWorker(permit, found.value.id, worker)
      if (worker !== permit.actor) await tx.tellEach('trajectory.assigned', [worker], now)
    }
    return done(await shown(context))
  },
  view: trajectoryPanel,
})

/** A colleague is no worker of a trajectory any more, and sees it no longer. */
export const removeWorker = useCase({
  command: 'trajectory.remove-worker',
  action: 'trajectory.write',
  opens: 'panel',
  input: ofPupil.extend({ worker: PersonId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { worker }) {
    const found = await running(context)
    if (!found.ok) return found
    await context.tx.removeWorker(context.permit, found.value.id, worker)
    return done(await shown(context))
  },
  view: trajectoryPanel,
})
