import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Log } from '../../core/app/log.ts'
import { Locale } from '../../core/text/locale.ts'
import { choice } from '../../core/view/button.ts'
import { between } from '../../core/view/field.ts'
import { answer, type Desk, greet, type Shows } from './answer.ts'
import { browserText } from './browser.text.ts'
import type { BrowserSettings } from './browser-front.ts'
import { deeds, readGesture } from './gesture.ts'
import { guard } from './guard.ts'
import type { Live } from './live.ts'
import { momentAfter, momentKeys, momentTyped } from './moments.ts'
import { readPageFile } from './page-files.ts'
import { drawPage } from './render/page.ts'
import { type Seat, strangerKey } from './seat.ts'

type Reception = BrowserSettings & {
  readonly desk: Desk
  readonly live: Live
  readonly zone: string
  readonly log: Log
  /** The clock shows something else from now on. */
  readonly moved: () => void
}

/** The largest body that is read, in bytes. */
const largest = 256 * 1024

/** A name that comes more than once is a field of which several were chosen. */
const Value = z.union([z.string(), z.array(z.string()).transform((values) => values.join(between))])
const Body = z.record(z.string(), Value)
const Move = z.union([z.object({ to: z.enum(momentKeys) }), z.object({ at: z.string() })])
const Guide = z.object({ what: z.enum(['skip', 'again']) })
const Language = z.object({ to: Locale, left: z.string(), right: z.string() })

const bodyOf = async (context: Context): Promise<Readonly<Record<string, string>>> =>
  Body.safeParse(await context.req.parseBody({ all: true })).data ?? {}

/** Everything that can be asked of the practice page. */
export const routes = (reception: Reception): Hono => {
  const { seats, desk, live, log, zone, now } = reception
  const seatOf = (key: string | undefined): Seat | undefined => seats.find((seat) => seat.key === key)
  const greeted = new Set<string>()
  const welcome = async (seat: Seat, page: Locale): Promise<void> => {
    if (greeted.has(seat.key)) return
    greeted.add(seat.key)
    await greet(desk, seat, page, reception.newId())
  }
  const shows = (context: Context, shown: Shows): Response | Promise<Response> => {
    // By this name a page knows whether it has seen all that came of this.
    context.header('x-change', live.since())
    return shown.status === 204 ? context.body(null, 204) : context.html(String(shown.window), shown.status)
  }
  const unread = (context: Context): Response => context.text('not understood', 400)

  const app = new Hono()
  app.use(guard(reception.publicUrl))
  app.use(bodyLimit({ maxSize: largest, onError: (context) => context.text('too large', 413) }))
  app.onError((error, context) => {
    log('practice.failed', { error: error.name })
    return context.text('failed', 500)
  })
  app.notFound((context) => context.text('not found', 404))

  app.get('/', async (context) => {
    const { left: asked, right: other, lang } = context.req.query()
    const page = Locale.safeParse(lang).data ?? 'nl'
    const [first, second] = [
      seats[0],
      seats.find(({ roles }) => roles.includes('support-worker')) ?? seats[1],
    ]
    const left = seatOf(asked) ?? first
    const right = [seatOf(other), second, first].find((seat) => seat && seat.key !== left?.key)
    if (!left || !right) return context.text('not found', 404)
    for (const seat of [left, right]) await welcome(seat, page)
    return context.html(
      String(
        drawPage({
          ...reception,
          page,
          now: now(),
          sides: [left, right],
          chats: desk.chats,
          tour: desk.tour.progress(),
          behind: desk.behind.last(),
          since: live.since(),
        }),
      ),
    )
  })
  app.get('/practice/page/:name', async (context) => {
    const file = await readPageFile(context.req.param('name'))
    return file ? context.body(file.content, 200, { 'content-type': file.type }) : context.notFound()
  })
  app.get('/practice/live/:page', (context) => {
    const page = Locale.safeParse(context.req.param('page')).data
    return page ? live.stream(context, page, context.req.queries('seat') ?? []) : context.notFound()
  })

  app.post('/practice/:page/clock', async (context) => {
    const page = Locale.safeParse(context.req.param('page')).data
    const { data: move } = Move.safeParse(await bodyOf(context))
    if (!page || !move) return unread(context)
    const at =
      'to' in move ? momentAfter(move.to, now(), reception.choices) : momentTyped(move.at, now(), zone)
    if (!at) return context.text(browserText[page].clock.onlyForward, 422)
    await reception.moveTo(at)
    reception.moved()
    return shows(context, { status: 204 })
  })
  app.post('/practice/:page/tour', async (context) => {
    const { data } = Guide.safeParse(await bodyOf(context))
    if (!data) return unread(context)
    desk.tour[data.what]()
    return shows(context, { status: 204 })
  })
  app.post('/practice/:page/language', async (context) => {
    const { data } = Language.safeParse(await bodyOf(context))
    if (!data) return unread(context)
    const gesture = { is: 'command', command: 'language.choose', args: { to: choice(data.to) } } as const
    for (const seat of seats.filter(({ key }) => key !== strangerKey))
      await answer(desk, seat, data.to, 'press', { event: reception.newId(), from: '', gesture }, '')
    const [left, right] = [seatOf(data.left)?.key ?? '', seatOf(data.right)?.key ?? '']
    return context.redirect(`/?left=${left}&right=${right}&lang=${data.to}`, 303)
  })
  app.post('/practice/:page/:seat/clear', (context) => {
    const seat = seatOf(context.req.param('seat'))
    if (!seat) return context.notFound()
    desk.chats.clearLockScreen(seat.key)
    return shows(context, { status: 204 })
  })
  for (const doing of deeds)
    app.post(`/practice/:page/:seat/${doing}`, async (context) => {
      const page = Locale.safeParse(context.req.param('page')).data
      const seat = seatOf(context.req.param('seat'))
      if (!page || !seat) return context.notFound()
      const body = await bodyOf(context)
      const seen = readGesture(doing, body)
      if (!seen) return unread(context)
      return shows(context, await answer(desk, seat, page, doing, seen, body.text ?? ''))
    })
  return app
}
