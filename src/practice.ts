import { setTimeout as pause } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import type { Database } from '../prisma/database.ts'
import { openPracticeSchool, type PracticeSchool } from '../prisma/practice.ts'
import type { Draw, Shown } from './bots/browser/behind.ts'
import { type BrowserFront, openBrowserFront } from './bots/browser/browser-front.ts'
import type { TourPupils } from './bots/browser/tour.ts'
import { message as slackMessage } from './bots/slack/render/message.ts'
import { modal } from './bots/slack/render/modal.ts'
import { dialog } from './bots/teams/render/dialog.ts'
import { message as teamsMessage } from './bots/teams/render/message.ts'
import { opensOf } from './core/app/catalogue.ts'
import type { Door } from './core/app/door.ts'
import type { Log } from './core/app/log.ts'
import type { NewId } from './core/kernel/ids.ts'
import { isOfficeTime, nextOfficeMoment } from './core/kernel/office-hours.ts'
import type { SchoolTime } from './core/kernel/school-calendar.ts'
import type { Locale } from './core/text/locale.ts'
import { type Happening, openPracticeClock, type PracticeClock } from './jobs/practice-clock.ts'
import type { Announced } from './jobs/queue.ts'
import {
  type Furnishing,
  furnishPracticeSchool,
  practicePupils,
  practiceSchoolId,
} from './practice-school.ts'
import type { Practice } from './server/environment.ts'

/** Why the practice page is not there. */
export type Shut = Extract<Practice, { is: 'off' }>['why'] | 'other-school'

/** Practice, as far as it can be begun before the house is furnished: its clock, and the page that is yet to be opened. */
export type Beginning = {
  readonly clock: PracticeClock
  readonly open: (door: Door, around: Around) => Promise<BrowserFront>
  /** Puts the clock into office hours, once everything that may have to happen on the way can happen. */
  readonly wakeUp: () => Promise<void>
}

type Around = { readonly publicUrl: string | undefined; readonly newId: NewId; readonly log: Log }

const toSlack = (shown: Shown, locale: Locale): unknown => {
  switch (shown.kind) {
    case 'note':
    case 'knock':
      return slackMessage(shown)
    case 'panel':
    case 'form':
    case 'corrections':
      return modal(shown, locale)
  }
}

const toTeams = (shown: Shown, locale: Locale): { readonly teams: unknown; readonly card: unknown } => {
  switch (shown.kind) {
    case 'note':
    case 'knock': {
      const teams = teamsMessage(shown, { opens: opensOf, locale })
      return { teams, card: teams.attachments?.[0]?.content }
    }
    case 'panel':
    case 'form':
    case 'corrections': {
      const teams = dialog(shown, locale)
      return { teams, card: teams.task.type === 'continue' ? teams.task.value.card.content : undefined }
    }
  }
}

/** What a platform would have got; nothing when it is too large for it, which is a mistake that its own tests find. */
const fitting = <T>(draw: () => T, otherwise: T): T => {
  try {
    return draw()
  } catch (error) {
    if (error instanceof RangeError) return otherwise
    throw error
  }
}

const draw: Draw = (shown, locale) => ({
  slack: fitting(() => toSlack(shown, locale), undefined),
  ...fitting(() => toTeams(shown, locale), { teams: undefined, card: undefined }),
})

/** How long is waited at most for the knocks of one moment, in milliseconds: the next moment must not hang on one that fails. */
const patience = 3000

/** Waits until what was decided has been delivered, so that each knock arrives at its own moment. */
const settledSoon = async ({ settled }: PracticeSchool): Promise<void> => {
  const end = performance.now() + patience
  while (!(await settled()) && performance.now() < end) await pause(5)
}

const openPage = (
  school: PracticeSchool,
  pupils: TourPupils | undefined,
  clock: PracticeClock,
  door: Door,
  { publicUrl, newId, log }: Around,
): Promise<BrowserFront> =>
  openBrowserFront(
    {
      school: school.name,
      choices: school.choices,
      seats: school.seats.map(({ user, ...seat }) => ({ key: user, ...seat })),
      register: { lastNumber: school.lastNumber, rowsSince: school.rowsSince },
      pupils,
      publicUrl,
      now: clock.now,
      moveTo: clock.moveTo,
      draw,
      newId,
    },
    door,
    log,
  )

/** So much of the office hours is left at least when practice begins. */
const aWhile = { hours: 1 }

/** A moment at which somebody is there for a while: now, or when the office opens next. At night nobody would be knocked. */
const whenSomebodyIsThere = (choices: SchoolTime, now: Temporal.Instant): Temporal.Instant => {
  const soon = now.add(aWhile)
  if (isOfficeTime(choices, now) && isOfficeTime(choices, soon)) return now
  return nextOfficeMoment(choices, isOfficeTime(choices, now) ? soon : now) ?? now
}

/** Begins practice, where it may be: on a database with the school that was made for it, and no other. */
export const beginPractice = async (
  database: Database,
  world: Furnishing,
  happening: Happening<Announced>,
): Promise<Beginning | 'other-school'> => {
  const school = await openPracticeSchool(database.client, {
    id: practiceSchoolId,
    bringIn: () => furnishPracticeSchool(database, world),
  })
  if (school === 'other-school') return school
  const happen: typeof happening.happen = async (occasion) => {
    await happening.happen(occasion)
    await settledSoon(school)
  }
  const clock = openPracticeClock(world.clock, school.lastMoment, { ...happening, happen })
  return {
    clock,
    open: (door, around) => openPage(school, world.vault && practicePupils, clock, door, around),
    wakeUp: () => clock.moveTo(whenSomebodyIsThere(school.choices, clock.now())),
  }
}
