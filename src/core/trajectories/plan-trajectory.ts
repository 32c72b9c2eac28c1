import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { look, useCase } from '../app/use-case.ts'
import { StudentId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import { withoutBsn } from '../text/bsn.ts'
import type { Field } from '../view/field.ts'
import { changed, running } from './change-trajectory.ts'
import { trajectoryText } from './trajectory.text.ts'
import { Area, most, Written } from './trajectory.ts'
import { trajectoryPanel } from './trajectory-panel.ts'

const ofPupil = z.object({ student: StudentId })
const prefilled = z.string().transform(withoutBsn).optional().catch(undefined)
const written = Written.default('')

/** Opens what goes well, the pupil's own words and the goals, to be written together. */
export const openPlanForm = look({
  command: 'trajectory.plan-form',
  action: 'trajectory.write',
  opens: 'form',
  input: ofPupil.extend({
    strengths: prefilled,
    ownWords: prefilled,
    home: prefilled,
    school: prefilled,
    surroundings: prefilled,
  }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { student, ...typed }) {
    const found = await running(context)
    if (!found.ok) return found
    const { strengths, ownWords, goals } = found.value.contents
    const kept = {
      strengths: typed.strengths ?? strengths,
      ownWords: typed.ownWords ?? ownWords,
      home: typed.home ?? goals.home ?? '',
      school: typed.school ?? goals.school ?? '',
      surroundings: typed.surroundings ?? goals.surroundings ?? '',
    }
    return done({ student, kept })
  },
  view({ student, kept }, { locale }) {
    const words = trajectoryText[locale]
    const field = (name: keyof typeof kept, label: string, hint: string): Field => ({
      kind: 'lines',
      name,
      label,
      hint,
      optional: true,
      maxLength: most,
      ...(kept[name] ? { value: kept[name] } : {}),
    })
    return {
      kind: 'form',
      title: words.title.plan,
      intro: [],
      fields: [
        field('strengths', words.label.strengths, words.hint.strengths),
        field('ownWords', words.label.ownWords, words.hint.ownWords),
        ...Area.options.map((area) => field(area, words.label.goal[area], words.hint.goal)),
      ],
      submit: { label: words.button.save, command: 'trajectory.plan', args: { student } },
    }
  },
})

/** What goes well, what the pupil says, and what school, parents and pupil want to reach, in the areas they chose. */
export const planTrajectory = useCase({
  command: 'trajectory.plan',
  action: 'trajectory.write',
  opens: 'panel',
  form: 'trajectory.plan-form',
  input: ofPupil.extend({
    strengths: written,
    ownWords: written,
    home: written,
    school: written,
    surroundings: written,
  }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { student: _, strengths, ownWords, ...goals }) {
    const found = await running(context)
    if (!found.ok) return found
    const chosen = Object.fromEntries(Object.entries(goals).filter(([, goal]) => goal !== ''))
    return changed(context, found.value, {
      contents: { ...found.value.contents, strengths, ownWords, goals: chosen },
    })
  },
  view: trajectoryPanel,
})
