import type { Duplex } from 'node:stream'
import type { z } from 'zod'
import type { Talk } from '../core/app/talk.ts'

/** A line is no longer than this; a chunk of a roster fits in it many times. */
const longestLine = 4_000_000

/** The other side is gone, or said something that is not understood. Nothing of what it said is in it. */
export class TalkError extends Error {
  override readonly name = 'TalkError'
}

async function* linesOf(stream: Duplex): AsyncGenerator<string> {
  stream.setEncoding('utf8')
  let rest = ''
  for await (const part of stream) {
    rest += String(part)
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      yield rest.slice(0, end)
      rest = rest.slice(end + 1)
    }
    if (rest.length > longestLine) throw new TalkError('a line that is too long')
  }
}

/** A conversation of JSON lines. Whatever is not understood ends it. */
export const openTalk = (stream: Duplex): Talk & { readonly close: () => Promise<void> } => {
  const lines = linesOf(stream)
  // A broken connection shows at the next word; without a listener it would end the process.
  stream.on('error', () => undefined)
  const fail = (why: string): never => {
    stream.destroy()
    throw new TalkError(why)
  }
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next().catch(() => fail('the connection broke'))
    return done ? fail('the other side is gone') : value
  }
  /** What the other side still says is heard and dropped: a stream that nobody reads does not end. */
  const drop = async (): Promise<void> => {
    while (!(await lines.next()).done);
  }
  return {
    hear: async <T>(expected: z.ZodType<T>): Promise<T> => {
      const line = await next()
      let message: unknown
      try {
        message = JSON.parse(line)
      } catch {
        return fail('a line that is no JSON')
      }
      const parsed = expected.safeParse(message)
      return parsed.success ? parsed.data : fail('a message that is not understood')
    },
    say: (message) =>
      new Promise((resolve, reject) => {
        if (stream.destroyed || !stream.writable) return reject(new TalkError('the other side is gone'))
        stream.write(`${JSON.stringify(message)}\n`, (error) =>
          error ? reject(new TalkError('the connection broke')) : resolve(),
        )
      }),
    close: () =>
      new Promise((resolve) => {
        if (stream.destroyed) return resolve()
        stream.once('close', resolve)
        drop().catch(() => undefined)
        stream.end(() => stream.destroy())
      }),
  }
}
