import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { Activity } from '../activity.ts'
import { bodyLimit, bodyTimeout } from '../limits.ts'
import type { TeamsSettings } from '../settings.ts'
import type { Directory } from './directory.ts'
import { checkToken } from './inbound-token.ts'
import { isAllowed } from './service-address.ts'

/** A request that is in order. */
export type Admitted = {
  readonly activity: Activity
  /** The body as botbuilder wants it. */
  readonly body: Record<string, unknown>
  /** Tells two bodies apart, for what Teams gave no name. */
  readonly fingerprint: string
  readonly authorization: string
  readonly issuer: string
}

/** A request that is not, with the number and the code of what is wrong. */
export type Refused = { readonly status: number; readonly reason: string }

const refuse = (status: number, reason: string): Refused => ({ status, reason })

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/

const unread = { 'too-large': 413, 'too-slow': 408, 'cut-off': 400 } as const

/** The body, or why it is none. Whatever comes after a body that is none is not kept. */
const read = (request: IncomingMessage): Promise<Buffer | keyof typeof unread> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const finish = (outcome: Buffer | keyof typeof unread): void => {
      clearTimeout(timer)
      chunks.length = 0
      resolve(outcome)
    }
    const timer = setTimeout(() => finish('too-slow'), bodyTimeout)
    if (request.destroyed) finish('cut-off')
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyLimit) finish('too-large')
      else chunks.push(chunk)
    })
    request.on('end', () => finish(Buffer.concat(chunks)))
    request.on('error', () => finish('cut-off'))
    request.on('close', () => finish('cut-off'))
  })

const Body = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom' })
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), z.unknown()))

const isOfTenant = ({ conversation, channelData }: Activity, tenantId: string): boolean => {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((tenant) => tenant !== undefined)
  return named.length > 0 && named.every((tenant) => tenant === tenantId)
}

/** Lets only small, well-formed requests through that Teams signed for this bot, from this tenant. Nothing is parsed before the signature holds. */
export const admit = async (
  request: IncomingMessage,
  settings: TeamsSettings,
  directory: Directory,
): Promise<Admitted | Refused> => {
  if (request.method !== 'POST') return refuse(405, 'method')
  if (request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json')
    return refuse(415, 'content-type')
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return refuse(413, 'too-large')
  const { authorization = '' } = request.headers
  const token = bearer.exec(authorization)?.[1]
  if (!token) return refuse(401, 'no-token')
  const trusted = await checkToken(token, directory, settings.appId)
  if (trusted === 'untrusted') return refuse(401, 'token')
  if (trusted === 'unreachable') return refuse(503, 'keys-unreachable')

  const raw = await read(request)
  if (typeof raw === 'string') return refuse(unread[raw], raw)
  const body = Body.safeParse(raw.toString())
  if (!body.success) return refuse(400, 'malformed')
  const activity = Activity.safeParse(body.data)
  if (!activity.success) return refuse(400, 'malformed')

  const { channelId, serviceUrl } = activity.data
  if (serviceUrl !== trusted.serviceUrl) return refuse(401, 'service-url')
  if (channelId !== 'msteams') return refuse(401, 'channel')
  if (!isAllowed(serviceUrl, settings)) return refuse(401, 'service-url')
  if (!isOfTenant(activity.data, settings.tenantId)) return refuse(401, 'tenant')
  return {
    activity: activity.data,
    body: body.data,
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    authorization,
    issuer: trusted.issuer,
  }
}
