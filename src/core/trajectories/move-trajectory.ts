import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { useCase } from '../app/use-case.ts'
import { StudentId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { changed, running } from './change-trajectory.ts'
import { shown } from './show-trajectory.ts'
import { trajectoryText } from './trajectory.text.ts'
import { canMove, type Move, moves } from './trajectory.ts'
import { trajectoryPanel } from './trajectory-panel.ts'

/** A moment to evaluate must lie ahead before help starts or goes on. */
const needsEvaluation: readonly Move[] = ['start', 'continue']

const moving = <const M extends Move>(move: M) =>
  useCase({
    command: `trajectory.${move}`,
    action: 'trajectory.write',
    opens: 'panel',
    input: z.object({ student: StudentId }),
    find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
    async run(context) {
      const { now, arrival, locale } = context
      const words = trajectoryText[locale].conflict
      const found = await running(context)
      if (!found.ok) return found
      const trajectory = found.value
      if (trajectory.status === moves[move].to) return done(await shown(context))
      if (!canMove(trajectory.status, move))
        return refuse({
          why: 'conflict',
          line: words.notNow(trajectoryText[locale].status[trajectory.status]),
        })
      const today = schoolDay(now, arrival.school.zone)
      const { evaluateOn, contents } = trajectory
      const ahead = evaluateOn !== undefined && evaluateOn.since(today).sign > 0
      if (needsEvaluation.includes(move) && !ahead)
        return refuse({ why: 'conflict', line: words.evaluationFirst })
      const evaluated = move === 'evaluate' ? [...contents.evaluated, today] : contents.evaluated
      return changed(context, trajectory, {
        status: moves[move].to,
        contents: { ...contents, evaluated },
      })
    },
    view: trajectoryPanel,
  })

/** From enrolment to the end: intake, start, evaluate, go on, close. */
export const moveTrajectory = [
  moving('intake'),
  moving('start'),
  moving('evaluate'),
  moving('continue'),
  moving('close'),
] as const
