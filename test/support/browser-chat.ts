import { v4 as newEvent } from 'uuid'
import { between } from '../../src/core/view/field.ts'
import { elementsIn, follow, formsIn, type PageForm, wordsIn } from './browser-page.ts'
import { type Chat, eventually, type Person } from './chat.ts'

/** The number that scenarios give to somebody whom no school knows. */
const nobody = 9

/** The seat of somebody at the practice page, by the number that scenarios give it. */
export const browserUser = (seat: number): string => (seat === nobody ? 'stranger' : `seat-${seat}`)

type Message = { readonly id: string; html: string }
type Sent = { readonly path: string; readonly body: string }

const isFromBot = ({ html }: Message): boolean => /class="message bot/.test(html)

/** The place of a change in the order of all, from its name. */
const numberOf = (change: string): number => Number(change.split('.').at(-1))

/** The practice page without a browser: what it would send, and what it would show. */
const openPage = async (url: string, seats: readonly string[]) => {
  const messages = new Map<string, Message[]>(seats.map((seat) => [seat, []]))
  const screens: string[] = []
  const hangUp = new AbortController()
  let seen = ''
  const query = new URLSearchParams(seats.map((seat) => ['seat', seat] as [string, string]))

  const listen = async (since: string, ready: () => void): Promise<void> => {
    query.set('since', since)
    const response = await fetch(`${url}/practice/live/nl?${query}`, { signal: hangUp.signal })
    await follow(response, (event) => {
      if (event.is === 'ready') return ready()
      if (event.is === 'outdated') throw new Error('the page was outdated at once')
      seen = event.id
      const { place, how, html } = event.change
      const id = /id="(message-[^"]+)"/.exec(html)?.[1] ?? ''
      if (how === 'after-last') messages.get(place.replace(/^chat-/, ''))?.push({ id, html })
      if (how === 'instead')
        for (const message of [...messages.values()].flat()) if (message.id === place) message.html = html
      if (place.startsWith('banner-')) screens.push(html)
    })
  }

  const firstLook = await fetch(`${url}/practice/nl/tour`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'what=skip',
  })
  const since = firstLook.headers.get('x-change') ?? ''
  await new Promise<void>((resolve, reject) => {
    listen(since, resolve).catch((error: unknown) => {
      if (!hangUp.signal.aborted) reject(error)
    })
  })

  return {
    messages: (seat: string): readonly Message[] => messages.get(seat) ?? [],
    screens,
    /** Sends what a form of the page would send, and waits until the page shows all that came of it. */
    send: async ({ path, body }: Sent): Promise<{ readonly status: number; readonly html: string }> => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
      const html = await response.text()
      const change = response.headers.get('x-change') ?? ''
      if (![200, 204, 500].includes(response.status) || change === '')
        throw new Error(`the page was answered ${response.status}`)
      await eventually('the page catching up', () => numberOf(seen) >= numberOf(change))
      return { status: response.status, html }
    },
    close: (): void => hangUp.abort(),
  }
}
type Page = Awaited<ReturnType<typeof openPage>>

const bodyOf = (fields: Iterable<readonly [string, string]>): string =>
  new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, value])).toString()

const withLabel = (forms: readonly PageForm[], label: string): PageForm | undefined =>
  forms.findLast(({ submits }) => submits.includes(label))

const filledIn = ({ fields, inputs }: PageForm, answers: Readonly<Record<string, string>>) => {
  const filled = new Map(fields)
  for (const [field, answer] of Object.entries(answers)) {
    const name = `answer-${field}`
    if (!inputs.has(name)) throw new Error(`the form has no field ${field}`)
    const options = inputs.get(name)
    if (options && answer !== '' && !answer.split(between).every((one) => options.includes(one)))
      throw new Error(`${field} has no option ${answer}`)
    filled.set(name, answer)
  }
  return filled
}

const personAt = (page: Page, seat: string): Person => {
  let window: string | undefined
  let last: Sent | undefined

  const send = async (sent: Sent): Promise<void> => {
    last = sent
    const { status, html } = await page.send(sent)
    if (status !== 204) window = html
  }
  const does = (what: string, fields: Readonly<Record<string, string>>): Promise<void> =>
    send({
      path: `/practice/nl/${seat}/${what}`,
      body: bodyOf(Object.entries({ ...fields, event: newEvent() })),
    })
  const sendForm = ({ action }: PageForm, fields: ReadonlyMap<string, string>): Promise<void> =>
    send({ path: action, body: bodyOf([...fields, ['event', newEvent()]]) })
  const bots = (): readonly Message[] => page.messages(seat).filter(isFromBot)
  const formOfMessage = (label: string): PageForm => {
    const found = bots()
      .map(({ html }) => withLabel(formsIn(html), label))
      .findLast((form) => form !== undefined)
    if (!found) throw new Error(`no message has a button ${label}`)
    return found
  }
  const typesAndOpens = async (line: string): Promise<void> => {
    await does('line', { text: line })
    const [form] = formsIn(bots().at(-1)?.html ?? '')
    if (!form) throw new Error('the last message has no button')
    await sendForm(form, form.fields)
  }
  const lastLine = (): string =>
    page.messages(seat).findLast((message) => !isFromBot(message))?.id ?? 'message-'

  return {
    types: (line) => does('line', { text: line }),
    startsToAsk: () => typesAndOpens('advies'),
    looksUp: (name) => typesAndOpens(name === '' ? 'afspraken' : `afspraken ${name}`),
    presses: (label) => {
      const form = formOfMessage(label)
      return sendForm(form, form.fields)
    },
    opens: (label) => {
      const form = (window && withLabel(formsIn(window), label)) || formOfMessage(label)
      return sendForm(form, form.fields)
    },
    submits: (answers) => {
      const form = formsIn(window ?? '').find(({ inputs }) => inputs.size > 0)
      if (!form) throw new Error('the window holds no form')
      return sendForm(form, filledIn(form, answers))
    },
    follows: async (label) => {
      const link = elementsIn(window ?? '').find(({ name, attribs }) => name === 'a' && attribs.href)
      if (!link || !wordsIn(window ?? '').includes(label)) throw new Error(`${label} leads nowhere`)
      return link.attribs.href ?? ''
    },
    forges: (command, args) => does('press', { command, args: JSON.stringify(args), from: 'window' }),
    repeats: async () => {
      if (!last) throw new Error('nothing was sent yet')
      await send(last)
    },
    usesShortcut: async () => {
      throw new Error('the practice page has no shortcuts')
    },
    mentions: async () => {
      throw new Error('the practice page has no channels')
    },
    inPublic: () => [],
    sendsFile: () => does('file', {}),
    edits: (line) => does('edit', { text: line, from: lastLine().replace('message-', '') }),
    deletes: () => does('delete', { from: lastLine().replace('message-', '') }),
    panel: () => window && wordsIn(window),
    chat: () => bots().map(({ html }) => wordsIn(html)),
  }
}

/** The practice page as scenarios use it. */
export const browserChat = async (url: string, seats: readonly number[]): Promise<Chat> => {
  const keys = seats.map(browserUser)
  const page = await openPage(url, keys)
  const people = new Map(keys.map((key) => [key, personAt(page, key)]))
  return {
    seat: (number) => people.get(browserUser(number)) ?? personAt(page, browserUser(number)),
    said: () => JSON.stringify([keys.flatMap((key) => page.messages(key).filter(isFromBot)), page.screens]),
    close: async () => page.close(),
  }
}
