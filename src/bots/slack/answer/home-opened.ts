import { EventBody, HomeEvent } from '../envelope.ts'
import { homeGesture } from '../gesture.ts'
import { home } from '../render/home.ts'
import { type Answered, type Desk, read } from './desk.ts'
import { askAgain } from './message.ts'

/** Draws the page that Slack keeps for the bot, each time somebody opens it. */
export const answerHomeOpened = async (
  desk: Desk,
  raw: unknown,
  retry: number | undefined,
): Promise<Answered<never>> => {
  const body = read(desk, EventBody(HomeEvent), raw)
  if (body?.event.tab !== 'home') return {}
  const seen = homeGesture(body)
  await desk.languages.ask(seen.account)
  const { reply, locale } = await askAgain(desk, seen, retry)
  switch (reply.kind) {
    case 'note':
    case 'panel':
      return { after: () => desk.api.views.publish({ user_id: body.event.user, view: home(reply, locale) }) }
    case 'form':
    case 'corrections':
      throw new Error('a form cannot be filled in on the home page')
    case 'again':
      return {}
  }
}
