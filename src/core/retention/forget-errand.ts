import type { Errand } from '../app/talk.ts'
import { schoolDay } from '../kernel/school-time.ts'
import type { RosterStore } from '../roster/roster-store.ts'
import type { Certificate } from './certificate.ts'
import { findMentions } from './find-mentions.ts'
import { type Forgetting, forgetPupil } from './forget-pupil.ts'
import {
  ForgetAnswer,
  ForgetEnd,
  type ForgetOpening,
  ForgetOrder,
  type ForgetReport,
  ForgetWritten,
} from './forget-talk.ts'
import type { Forgettable } from './forgetting-store.ts'

/** What the bot's side of forgetting takes beside. */
export type ForgetSurroundings = {
  readonly schoolFor: RosterStore['schoolFor']
  /** Opened when it is needed: without a running bot, most commands can do without it. */
  readonly open: () => Promise<Forgetting>
  readonly copiesForDays: number | undefined
}

/**
 * The bot's side of forgetting a pupil. The name is the last to go, after the certificate was written down: for as
 * long as it is there, whatever broke off can be done again by number.
 */
export const forgetErrand =
  ({ schoolFor, open, copiesForDays }: ForgetSurroundings): Errand =>
  async (talk) => {
    const { school: key, number, student } = await talk.hear(ForgetOrder)
    const answer = (opening: ForgetOpening): Promise<void> => talk.say(opening)
    const found = await schoolFor(key)
    if (found === 'none' || found === 'several') return answer({ is: 'refused', why: found })
    const { school } = found
    const forgetting = await open()
    const { store, vault, clock } = forgetting
    const { zone, locale } = await store.settings(school)
    const all = await store.numbered(school, number)
    const [pupil, another] = all.filter((one) => student === undefined || one.student === student)
    if (!pupil) return answer({ is: 'refused', why: 'nobody' })
    if (another) return answer({ is: 'several-pupils', pupils: all.map((one) => lineOf(one, zone)) })
    await answer({ is: 'found' })
    if (!(await talk.hear(ForgetAnswer)).yes) return

    const { drafts, lookAt } = await findMentions(store, vault, school, pupil)
    const ids = await forgetPupil(forgetting, school, pupil, drafts)
    const waiting = await store.certificates(school)
    const isOwn = ({ id }: Certificate): boolean => ids.includes(id)
    const report: ForgetReport = {
      locale,
      zone,
      certificates: waiting.filter(isOwn),
      unclaimed: waiting.filter((one) => !isOwn(one)),
      lookAt: [...lookAt],
      stays: pupil.stays,
      vault: vault !== undefined,
      ...(copiesForDays === undefined ? {} : { copiesForDays }),
    }
    await talk.say(report)
    await talk.hear(ForgetWritten)
    if (!pupil.stays) await store.eraseName(school, pupil.student, ids)
    await store.handedOver(
      school,
      waiting.map(({ id }) => id),
      clock(),
    )
    await talk.say(ForgetEnd.parse({ is: 'done' }))
  }

const lineOf = ({ student, leftOn }: Forgettable, zone: string) => ({
  student,
  ...(leftOn ? { leftOn: schoolDay(leftOn, zone).toString() } : {}),
})
