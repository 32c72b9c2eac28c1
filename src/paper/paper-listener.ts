import type { RequestListener, ServerResponse } from 'node:http'
import type { SlipBox } from '../core/app/slip.ts'
import type { Clock } from '../core/kernel/clock.ts'
import { SchoolId } from '../core/kernel/ids.ts'
import { paperText } from './paper.text.ts'
import { readSecret } from './slip.ts'

const form = /^\/paper\/(?<school>[0-9a-f-]{36})\/(?<secret>[\w-]{43})$/

const headers = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const

const page = (title: string, text: string, rest = ''): string =>
  `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><h1>${title}</h1><p>${text}</p>${rest}`

const sendPage = (response: ServerResponse, status: number, html: string): void => {
  response.writeHead(status, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(html)
}

const ready = page(
  paperText.ready,
  paperText.mind,
  `<form method="post"><button>${paperText.open}</button></form>`,
)
const gone = page(paperText.gone, paperText.again)

/**
 * Hands a letter to who has its address. Opening the address shows a button alone, since mail and chat programs open
 * addresses by themselves to see whether they are safe; pressing it brings the letter.
 */
export const openPaperListener = (slips: SlipBox, clock: Clock): RequestListener => {
  const answer = async (method: string, path: string, response: ServerResponse): Promise<void> => {
    const { school: id, secret } = form.exec(path)?.groups ?? {}
    const school = SchoolId.safeParse(id).data
    if (!school || !secret) return sendPage(response, 404, gone)
    const { id: slip, letterIn } = readSecret(school, secret)
    const box = await slips.slip(school, slip, clock())
    if (!box) return sendPage(response, 404, gone)
    if (method !== 'POST') return sendPage(response, 200, ready)
    const { drawPage } = await import('./draw-letter.ts')
    const letter = await drawPage(letterIn(box), new Date(clock().epochMilliseconds))
    response
      .writeHead(200, {
        ...headers,
        'content-type': 'application/pdf',
        'content-disposition': 'inline; filename="brief.pdf"',
      })
      .end(letter)
  }
  return (request, response) => {
    answer(request.method ?? '', (request.url ?? '').split('?')[0] ?? '', response).catch(() => {
      if (!response.headersSent) response.writeHead(500, headers)
      response.end()
    })
  }
}
