import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'

/** What every answer says to the browser: nothing from elsewhere, nothing within the markup, in no frame. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

const hostOf = (host: string | undefined): URL | undefined =>
  host === undefined || !URL.canParse(`http://${host}`) ? undefined : new URL(`http://${host}`)

/** A name that an outsider could make point at this machine is refused; an address of numbers is no such name. */
const isOurs = ({ hostname }: URL, publicHost: string | undefined): boolean =>
  hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || hostname === publicHost

/** Lets in only what comes from a page of our own, by a name that is ours. */
export const guard = (publicUrl: string | undefined): MiddlewareHandler => {
  const publicHost = publicUrl && new URL(publicUrl).hostname
  return async (context, next) => {
    for (const [name, value] of Object.entries(headers)) context.header(name, value)
    const host = hostOf(context.req.header('host'))
    if (!host || !isOurs(host, publicHost)) return context.text('not found', 404)
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
    const origin = context.req.header('origin')
    if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== host.host)
      return context.text('forbidden', 403)
    return next()
  }
}
