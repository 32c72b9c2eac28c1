import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Temporal } from 'temporal-polyfill'
import type { Door } from '../../core/app/door.ts'
import type { Log } from '../../core/app/log.ts'
import type { Clock } from '../../core/kernel/clock.ts'
import type { NewId } from '../../core/kernel/ids.ts'
import type { SchoolTime } from '../../core/kernel/school-calendar.ts'
import type { Messenger } from '../../core/knocks/knock.ts'
import type { Desk } from './answer.ts'
import { type Draw, openBehind, type RegisterReader } from './behind.ts'
import { openChanges } from './changes.ts'
import { openChats } from './chats.ts'
import { openLive } from './live.ts'
import { browserMessenger } from './messenger.ts'
import { clockPlace, drawClock, drawTime, timePlace } from './render/clock.ts'
import { routes } from './routes.ts'
import { type Seat, withStranger } from './seat.ts'
import { openTour, type TourPupils } from './tour.ts'

/** The practice school, as far as the page shows it. */
export type PracticeRoom = {
  readonly school: string
  /** What the school chose about its time. */
  readonly choices: SchoolTime
  readonly seats: readonly Seat[]
  readonly register: RegisterReader
  /** Whom the guide lets a teacher look up; nobody where there are no trajectories. */
  readonly pupils: TourPupils | undefined
}

/** What the practice page takes from the house. */
export type BrowserSettings = PracticeRoom & {
  readonly publicUrl: string | undefined
  /** The clock of the house, and the hand that moves it forward. */
  readonly now: Clock
  readonly moveTo: (to: Temporal.Instant) => Promise<void>
  readonly draw: Draw
  readonly newId: NewId
}

/** The practice page, ready to be opened. */
export type BrowserFront = {
  readonly listener: RequestListener
  readonly messenger: Messenger
  /** Lets the open pages go. */
  stop(): void
}

/** How often is looked whether the clock shows another minute, in milliseconds. */
const glance = 5000

/** Opens the front in the browser. */
export const openBrowserFront = async (
  settings: BrowserSettings,
  door: Door,
  log: Log,
): Promise<BrowserFront> => {
  const { choices, register, now, newId, draw } = settings
  const { zone } = choices
  const seats = withStranger(settings.seats)
  const changes = openChanges()
  const live = openLive(changes, newId())
  const chats = openChats(changes, now, zone, newId)
  const behind = openBehind(changes, seats, { draw, zone })
  const tour = openTour(changes, seats, settings.pupils)
  const number = await register.lastNumber()
  const read = new Map(seats.map(({ key }) => [key, number]))
  const desk: Desk = { door, chats, behind, tour, register, read, clock: now, newId }

  const minute = (): number => Math.floor(now().epochMilliseconds / 60_000)
  let shown = minute()
  const ticking = setInterval(() => {
    if (changes.followers() === 0 || minute() === shown) return
    shown = minute()
    const at = now()
    changes.publish({
      seat: undefined,
      place: timePlace,
      how: 'instead',
      draw: (page) => drawTime(at, zone, page),
    })
  }, glance)
  ticking.unref()

  const app = routes({
    ...settings,
    zone,
    seats,
    desk,
    live,
    log,
    moved: () => {
      const at = now()
      changes.publish({
        seat: undefined,
        place: clockPlace,
        how: 'inside',
        draw: (page) => drawClock(at, choices, page),
      })
    },
  })
  return {
    listener: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    messenger: browserMessenger(chats, seats, behind),
    stop: () => {
      clearInterval(ticking)
      live.stop()
    },
  }
}
