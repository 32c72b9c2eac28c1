import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { isValidSlackRequest } from '@slack/bolt'
import { z } from 'zod'
import type { Log } from '../../core/app/log.ts'
import { bodyLimit, signatureWindow } from './limits.ts'

const json = 'application/json'
const form = 'application/x-www-form-urlencoded'

const Signed = z.object({
  'x-slack-signature': z.string().regex(/^v0=[0-9a-f]{64}$/),
  'x-slack-request-timestamp': z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
})

const thing = z.looseObject({})
const absent = z.undefined().optional()
const id = z.string().regex(/^[A-Z][A-Z0-9]{1,60}$/)
/** Bolt keeps a client by this name in a plain object. */
const team = id.nullish()

/** Bolt tells what came by these names; two of them at once lead it where nobody answers. */
const noOther = { event: absent, command: absent, name: absent, actions: absent }

/** What Bolt reads of every interaction, without looking whether it is there. */
const interaction = {
  ...noOther,
  user: z.object({ id: z.string(), team_id: team }),
  team: z.object({ id, enterprise_id: team }).nullish(),
  enterprise: z.object({ id }).nullish(),
  channel: thing.optional(),
  callback_id: z.string().optional(),
  response_urls: z.array(thing).optional(),
}

/** What Slack may send us; anything else is refused before Bolt, which would leave it waiting or fall over it. */
const Known = z.union([
  // First what comes most.
  z.object({ ...noOther, command: z.string(), team_id: team, enterprise_id: team }),
  z.object({ type: z.literal('url_verification'), challenge: z.string() }),
  z.object({
    ...noOther,
    type: z.literal('event_callback'),
    event: z.object({
      type: z.string(),
      item: thing.optional(),
      channel: z.union([z.string(), thing]).optional(),
      user: z.union([z.string(), thing]).optional(),
      subteam: thing.optional(),
    }),
    team_id: team,
    enterprise_id: team,
    authorizations: z.array(z.object({ team_id: team, enterprise_id: team })).optional(),
  }),
  z.object({ ...interaction, type: z.literal('block_actions'), actions: z.array(thing).min(1) }),
  z.object({
    ...interaction,
    type: z.enum(['view_submission', 'view_closed']),
    view: z.object({ callback_id: z.string(), app_installed_team_id: team }),
  }),
  z.object({
    ...interaction,
    type: z.enum(['shortcut', 'message_action']),
    view: absent,
    callback_id: z.string(),
  }),
  z.object({ ssl_check: z.literal('1') }),
])

const read = (request: IncomingMessage): Promise<Buffer | 'too large' | 'cut off'> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyLimit) resolve('too large')
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => resolve('cut off'))
    request.on('close', () => resolve('cut off'))
  })

const parsed = (text: string, type: string): unknown => {
  try {
    if (type === json) return JSON.parse(text)
    const fields = parse(text)
    return typeof fields.payload === 'string' ? JSON.parse(fields.payload) : fields
  } catch {
    return undefined
  }
}

type Checks = { readonly signingSecret: string; readonly log: Log; readonly next: RequestListener }

/** Answers with the number of what is wrong, or with the body when nothing is. */
const examine = async (request: IncomingMessage, signingSecret: string): Promise<number | Buffer> => {
  if (request.method !== 'POST') return 405
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== json && type !== form) return 415
  request.headers['content-type'] = type
  const signed = Signed.safeParse(request.headers)
  if (!signed.success) return 401
  const timestamp = signed.data['x-slack-request-timestamp']
  if (Math.abs(Date.now() / 1000 - timestamp) > signatureWindow) return 401
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return 413
  const body = await read(request)
  if (body === 'too large') return 413
  if (body === 'cut off') return 400
  const text = body.toString()
  const headers = {
    'x-slack-signature': signed.data['x-slack-signature'],
    'x-slack-request-timestamp': timestamp,
  }
  if (!isValidSlackRequest({ signingSecret, body: text, headers })) return 401
  return Known.safeParse(parsed(text, type)).success ? body : 400
}

const refuse = (response: ServerResponse, status: number, log: Log): void => {
  log('slack.refused', { status })
  response.writeHead(status, { connection: 'close', 'content-length': 0 }).end()
}

/**
 * Stands before Bolt and lets only small, recent, signed and well-formed requests through.
 * Bolt alone accepts signatures from the future, waits three seconds over a body it does not know, and dies of `null`.
 */
export const guard =
  ({ signingSecret, log, next }: Checks): RequestListener =>
  async (request, response) => {
    try {
      const found = await examine(request, signingSecret)
      if (typeof found === 'number') refuse(response, found, log)
      else next(Object.assign(request, { rawBody: found }), response)
    } catch {
      refuse(response, 404, log)
    }
  }
