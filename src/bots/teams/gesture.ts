import type { Gesture, Visit } from '../../core/app/door.ts'
import type { Locale } from '../../core/text/locale.ts'
import { type Activity, ExtensionAction, Pressed, type Quoted } from './activity.ts'
import { plainWords } from './plain-words.ts'
import { fieldOf } from './render/field.ts'

/** What somebody did, as far as an activity tells. */
export type Seen = {
  readonly visit: Visit
  /** Whether the app was only updated: the person knows us already. */
  readonly quiet: boolean
}

const platformLocale = (tag: string | undefined): Locale | undefined => {
  if (tag === undefined) return undefined
  if (/^nl\b/i.test(tag)) return 'nl'
  return /^en\b/i.test(tag) ? 'en' : undefined
}

/** What was typed, without the bot's own name in it. */
const typed = ({ text = '', entities, recipient }: Activity): string =>
  entities
    .filter(({ mentioned }) => mentioned.id === recipient.id)
    .reduce((left, mention) => left.replaceAll(mention.text, ' '), text)
    .trim()

/** Teams attaches to an ordinary message its text in HTML, what it answers to, and previews of links: those are no files. */
const noFile = /^(?:text\/html\b|messageReference$|application\/vnd\.microsoft\.card\.)/i

const holdsFile = ({ attachments = [] }: Activity): boolean =>
  attachments.some(({ contentType }) => !noFile.test(contentType))

const pressed = (data: unknown): Gesture | undefined => {
  const button = Pressed.safeParse(data)
  return button.success ? { is: 'command', ...button.data } : undefined
}

/** A button in a window, with the answers that stood in it. What travelled unseen wins over what was filled in. */
const pressedInDialog = (data: unknown): Gesture | undefined => {
  const button = pressed(data)
  if (button?.is !== 'command') return undefined
  const answers: Record<string, unknown> = {}
  for (const [id, answer] of Object.entries(data ?? {})) {
    const field = fieldOf(id)
    if (field !== undefined && answer !== '') answers[field] = answer
  }
  return { ...button, args: { ...answers, ...button.args } }
}

const inside = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined

type Named = Pick<Activity, 'type' | 'name'>

/** Whether Teams asks for the window of an action in its own menus; it asks again when it hears nothing in time. */
export const asksForAction = ({ type, name }: Named): boolean =>
  type === 'invoke' && name === 'composeExtension/fetchTask'

/** Whether it is about an action in Teams' own menus, which people use in any conversation, theirs with each other too. */
const isAboutAction = (activity: Named): boolean =>
  asksForAction(activity) || (activity.type === 'invoke' && activity.name === 'composeExtension/submitAction')

/** Whether Teams asks for a window, or brings what was done in one. */
export const isAboutDialog = (activity: Named): boolean =>
  isAboutAction(activity) ||
  (activity.type === 'invoke' && (activity.name === 'task/fetch' || activity.name === 'task/submit'))

const quotedWords = ({ subject, body }: Quoted): string => {
  const { contentType = 'html', content = '' } = body ?? {}
  return [subject ?? '', contentType === 'text' ? content.trim() : plainWords(content)]
    .filter((part) => part !== '')
    .join('\n')
}

const asked = (value: unknown): Gesture => {
  const { commandId: name = '', messagePayload } = ExtensionAction.safeParse(value).data ?? {}
  return { is: 'shortcut', name, quoted: messagePayload ? quotedWords(messagePayload) : '' }
}

const invoked = ({ name, value }: Activity): Gesture | undefined => {
  switch (name) {
    case 'task/fetch':
    case 'task/submit':
    case 'composeExtension/submitAction':
      return pressedInDialog(inside(value, 'data'))
    case 'composeExtension/fetchTask':
      return asked(value)
    case 'adaptiveCard/action':
      return pressed(inside(inside(value, 'action'), 'data'))
    default:
      return undefined
  }
}

const said = (activity: Activity): Gesture | undefined => {
  if (activity.value !== undefined && activity.value !== null) return pressed(activity.value)
  if (holdsFile(activity)) return { is: 'file' }
  return activity.text === undefined ? undefined : { is: 'line', text: typed(activity) }
}

const isBot = ({ recipient }: Activity, members: Activity['membersAdded']): boolean =>
  members?.some(({ id }) => id === recipient.id) === true

const gestureOf = (activity: Activity): Gesture | undefined => {
  switch (activity.type) {
    case 'message':
      return said(activity)
    case 'messageUpdate':
      return activity.channelData?.eventType === 'undeleteMessage' ? undefined : { is: 'edited' }
    case 'messageDelete':
      return { is: 'deleted' }
    case 'invoke':
      return invoked(activity)
    case 'installationUpdate':
      if (activity.action === 'add' || activity.action === 'add-upgrade') return { is: 'installed' }
      return activity.action === 'remove' ? { is: 'removed' } : undefined
    case 'conversationUpdate':
      if (isBot(activity, activity.membersRemoved)) return { is: 'removed' }
      return isBot(activity, activity.membersAdded) ? { is: 'installed' } : undefined
    default:
      return undefined
  }
}

/** An id of Teams tells messages of one conversation apart, and an edit bears the id of what was edited. */
const eventName = (activity: Activity, fingerprint: string): string => {
  const { type, name, conversation, id, timestamp } = activity
  if (id === undefined) return `teams:${fingerprint}`
  const changes = type === 'messageUpdate' || type === 'messageDelete'
  const parts = [type, name, conversation.id, id, changes ? timestamp : undefined]
  return `teams:${parts.filter((part) => part !== undefined).join(':')}`
}

/** Somebody called the bot by its name where others read along. What else was said there is not read. */
const called = ({ type, entities, recipient }: Activity): Gesture | undefined =>
  type === 'message' && entities.some(({ mentioned }) => mentioned.id === recipient.id)
    ? { is: 'mentioned' }
    : undefined

const shared = new Set<string | undefined>(['channel', 'groupChat'])

/** What was done, and whether that was in the private conversation with the bot, where it can be reached from now on. */
const found = (activity: Activity): { gesture: Gesture | undefined; isPrivate: boolean } => {
  const { conversationType } = activity.conversation
  // Two colleagues' own chat calls itself personal too.
  if (isAboutAction(activity)) return { gesture: invoked(activity), isPrivate: false }
  if (conversationType === 'personal') return { gesture: gestureOf(activity), isPrivate: true }
  return { gesture: shared.has(conversationType) ? called(activity) : undefined, isPrivate: false }
}

/** Reads an activity; nothing when it is none of ours: another scope, another bot, or nothing that a person did. */
export const readActivity = (activity: Activity, fingerprint: string, tenantId: string): Seen | undefined => {
  const user = activity.from.aadObjectId
  const { gesture, isPrivate } = found(activity)
  if (!gesture || user === undefined) return undefined
  return {
    visit: {
      account: { platform: 'teams', workspace: tenantId, user },
      event: eventName(activity, fingerprint),
      canOpen: isAboutDialog(activity),
      platformLocale: platformLocale(activity.locale),
      conversation: isPrivate
        ? {
            serviceUrl: activity.serviceUrl,
            conversation: activity.conversation.id,
            bot: activity.recipient.id,
          }
        : undefined,
      gesture,
    },
    quiet: activity.action === 'add-upgrade',
  }
}
