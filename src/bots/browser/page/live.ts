import { drawCards } from './drawer.ts'
import { markNext, markUnread } from './tabs.ts'

type Change = {
  readonly place: string
  readonly how: 'inside' | 'instead' | 'after-last'
  readonly html: string
}

const piece = (html: string): DocumentFragment => document.createRange().createContextualFragment(html.trim())

const reachable = 'button, a[href], input:not([type=hidden]), select, textarea, summary, [tabindex]'

/** Where the keyboard stands within a place, to bring it back there when the place is drawn anew. */
const rememberFocus = (id: string): (() => void) => {
  const all = (): HTMLElement[] => [
    ...(document.getElementById(id)?.querySelectorAll<HTMLElement>(reachable) ?? []),
  ]
  const active = document.activeElement
  if (!active || !document.getElementById(id)?.contains(active)) return () => undefined
  const at = all().indexOf(active as HTMLElement)
  return () => {
    const now = all()
    const next = now[Math.min(at, now.length - 1)] ?? document.getElementById(id)
    next?.focus({ preventScroll: true })
  }
}

const follow = (chat: Element): (() => void) => {
  const wasAtEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 120
  return () => {
    if (wasAtEnd) chat.scrollTop = chat.scrollHeight
  }
}

const apply = ({ place: id, how, html }: Change): void => {
  const place = document.getElementById(id)
  if (!place) return
  const column = place.closest<HTMLElement>('.column')
  const chat = column?.querySelector('.chat')
  const scroll = chat ? follow(chat) : undefined
  const back = rememberFocus(id)
  if (how === 'after-last') place.append(piece(html))
  else if (how === 'inside') place.replaceChildren(piece(html))
  else place.replaceWith(piece(html))
  if (how !== 'after-last') back()
  scroll?.()
  if (column && how === 'after-last') markUnread(column)
  if (id === 'behind-content') void drawCards()
  if (id === 'tour') markNext()
}

/** Follows the changes of the people on this page. */
export const goLive = (): void => {
  const { live, since } = document.body.dataset
  const seats = [...document.querySelectorAll<HTMLElement>('.column')].map(
    ({ dataset }) => dataset.seat ?? '',
  )
  const query = new URLSearchParams([['since', since ?? ''], ...seats.map((seat) => ['seat', seat])])
  const source = new EventSource(`${live}?${query}`)
  source.addEventListener('change', ({ data }) => apply(JSON.parse(data) as Change))
  source.addEventListener('outdated', () => {
    source.close()
    location.reload()
  })
  addEventListener('pagehide', () => source.close())
}
