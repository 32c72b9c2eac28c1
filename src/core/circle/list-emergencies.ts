import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { whyBlock } from '../access/why-block.ts'
import { studentHeading } from '../agreements/agreements-panel.ts'
import { look } from '../app/use-case.ts'
import { EmergencyId, StudentId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { momentInWords } from '../kernel/school-time.ts'
import { studentName } from '../students/student.ts'
import { namesBehind } from '../trajectories/list-trajectories.ts'
import { circleText } from './circle.text.ts'

/** How far back the list goes. */
const shownHours = 30 * 24

/** Who had to know in an emergency, for the coordinator. */
export const listEmergencies = look({
  command: 'circle.emergencies',
  action: 'circle.see-emergencies',
  opens: 'panel',
  input: z.object({}),
  find: async (search) => ({ subject: { kind: 'none' }, found: await namesBehind(search) }),
  run: async ({ tx, permit, now }, _, names) => {
    const lines = await tx.emergencies(permit, now.subtract({ hours: shownHours }))
    return done(lines.map((line) => ({ ...line, student: names.get(line.pseudonym) })))
  },
  view(lines, { locale, arrival }) {
    const words = circleText[locale]
    const items = lines.map(({ id, by, since, student }) => {
      const detail = `${by.name} · ${momentInWords(since, arrival.school.zone, locale)}`
      if (!student) return { title: words.unknownPupil, detail }
      const args = { emergency: id, student: student.id }
      const open = { label: words.button.view, command: 'circle.show-emergency', args }
      return { title: studentName(student), detail, open }
    })
    return {
      kind: 'panel',
      title: words.title.emergencies,
      body: items.length > 0 ? [{ kind: 'list', items }] : [{ kind: 'text', text: words.noEmergencies }],
      buttons: [],
    }
  },
})

/** What somebody wrote in an emergency. */
export const showEmergency = look({
  command: 'circle.show-emergency',
  action: 'circle.see-emergencies',
  opens: 'panel',
  input: z.object({ emergency: EmergencyId, student: StudentId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run({ tx, permit }, { emergency }) {
    const reason = await tx.emergencyReason(permit, emergency)
    if (reason === undefined) return refuse({ why: 'hidden' })
    return done({ because: permit.because, student: await tx.pupil(permit), reason })
  },
  view: ({ because, student, reason }, { locale }) => ({
    kind: 'panel',
    title: circleText[locale].title.emergency,
    body: [studentHeading(student), { kind: 'text', text: reason }, whyBlock({ because }, locale)],
    buttons: [],
  }),
})
