import { codeIn } from '../people/link-code.ts'
import { peopleText } from '../people/people.text.ts'
import { localeOf } from '../people/person.ts'
import { useCode } from '../people/use-code.ts'
import { appText } from './app.text.ts'
import { once, say, type World } from './dispatch.ts'
import type { Answer, Visit } from './door.ts'
import { doorsFor } from './doors-for.ts'
import type { Unknown } from './recognise.ts'

/** What somebody typed to be read. */
const typed = ({ gesture }: Visit): string =>
  gesture.is === 'line' || gesture.is === 'slash' ? gesture.text : ''

/** Somebody whom nobody knows is told one thing, whatever they do and whatever the reason; only a code opens more. */
export const meetStranger = async (
  world: World,
  visit: Visit,
  { school, profile }: Unknown,
): Promise<Answer> => {
  const locale = visit.platformLocale ?? profile?.locale ?? 'nl'
  const code = codeIn(typed(visit))
  if (!code) return { reply: await once(world, visit, say(appText[locale].stranger)), locale }
  const refused = say(peopleText[locale].codeRefused)
  if (!school || !profile) return { reply: await once(world, visit, refused), locale }
  const { account, event, conversation } = visit
  const outcome = await useCode(world, { school, account, profile, event, code })
  if (outcome === 'again') return { reply: { kind: 'again' }, locale }
  const arrived = outcome === 'linked' ? await world.store.arrive(account, world.clock()) : undefined
  if (!arrived) return { reply: refused, locale }
  if (conversation) await world.store.keepConversation(school, account, conversation)
  const { actor, roles } = arrived.arrival
  const own = localeOf(arrived.arrival)
  const buttons = doorsFor(roles, own)
  return { reply: { ...say(peopleText[own].welcome(actor.name)), buttons }, locale: own }
}
