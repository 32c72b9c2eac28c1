import type { TeamsConversation } from '../people/account.ts'
import { localeOf } from '../people/person.ts'
import { openProfileMemory, type ProfileMemory } from '../people/profile-memory.ts'
import type { FaultReference } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import { storable } from '../text/storable.ts'
import { appText } from './app.text.ts'
import { type Call, dispatch, once, say, type World } from './dispatch.ts'
import { type Answer, type Door, Fault, type Visit } from './door.ts'
import type { Log } from './log.ts'
import { meetStranger } from './meet-stranger.ts'
import { recognise } from './recognise.ts'
import { understand } from './understand.ts'

/** Opens the one door: recognises who comes in, works out what they want, and dispatches it. */
export const openDoor = (given: World & { readonly log: Log }): Door => {
  const world: Doorman = { ...given, profiles: openProfileMemory(given.clock) }
  return {
    enter: async (visit) => {
      const seen: { locale: Locale } = { locale: visit.platformLocale ?? 'nl' }
      try {
        return await enter(world, storableVisit(visit), seen)
      } catch (error) {
        const reference = world.newId().slice(0, 8).toUpperCase() as FaultReference
        world.log('fault', {
          reference,
          gesture: visit.gesture.is,
          platform: visit.account.platform,
          ...traceOf(error),
        })
        throw new Fault({ reply: say(appText[seen.locale].fault(reference)), locale: seen.locale })
      }
    },
  }
}

type Doorman = World & { readonly log: Log; readonly profiles: ProfileMemory }

const enter = async (world: Doorman, visit: Visit, seen: { locale: Locale }): Promise<Answer> => {
  const { account, gesture, conversation } = visit
  const found = await recognise(world, visit)
  if (found.is === 'unknown') return meetStranger(world, visit, found)
  const { arrival, address } = found
  const locale = localeOf(arrival)
  seen.locale = locale
  if (gesture.is === 'removed') {
    await world.store.keepConversation(arrival.school.id, account, undefined)
    return { reply: { kind: 'again' }, locale }
  }
  if (conversation && !isSame(conversation, address.conversation)) {
    await world.store.keepConversation(arrival.school.id, account, conversation)
  }
  const privately = conversation ?? address.conversation
  const wish = understand(gesture, locale, world.newId)
  switch (wish.is) {
    case 'nothing':
      return { reply: { kind: 'again' }, locale }
    case 'say':
      return { reply: await once(world, visit, say(wish.line)), locale, privately }
    case 'command': {
      const { platformLocale, event, canOpen } = visit
      const { command, args } = wish
      const call: Call = { account, arrival, platformLocale, command, args, event, canOpen }
      return { reply: await dispatch(world, call), locale, privately }
    }
  }
}

const storableArgs = (args: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? storable(value) : value]),
  )

/** What somebody typed or sent along, as it can be kept: PostgreSQL refuses a text that holds the sign for nothing. */
const storableVisit = (visit: Visit): Visit => {
  const { gesture } = visit
  switch (gesture.is) {
    case 'line':
    case 'slash':
    case 'words':
      return { ...visit, gesture: { ...gesture, text: storable(gesture.text) } }
    case 'shortcut':
      return { ...visit, gesture: { ...gesture, quoted: storable(gesture.quoted) } }
    case 'command':
      return { ...visit, gesture: { ...gesture, args: storableArgs(gesture.args) } }
    case 'home':
    case 'mentioned':
    case 'installed':
    case 'removed':
    case 'file':
    case 'edited':
    case 'deleted':
      return visit
  }
}

const isSame = (one: TeamsConversation, other: TeamsConversation | undefined): boolean =>
  one.conversation === other?.conversation && one.serviceUrl === other.serviceUrl && one.bot === other.bot

/** What may be known about a fault: its kind and code and where in our code, never its message, which may hold what somebody typed. */
const traceOf = (
  error: unknown,
): { readonly error: string; readonly code?: string; readonly at?: string } => {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const at = error.stack
    ?.split('\n')
    .find((line) => /\/(?:src|prisma)\//.test(line))
    ?.trim()
  return { error: error.name, ...code, ...(at ? { at: at.replace(/^at .*?(?=(?:src|prisma)\/)/, '') } : {}) }
}
