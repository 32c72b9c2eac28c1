import { duplexPair } from 'node:stream'
import type { Errands, Talk } from './core/app/talk.ts'
import { openTalk } from './server/json-lines.ts'

/** Does an errand in this process, talking with it as over the local socket. What fails on its side shows at the close. */
export const errandHere = (
  errands: Errands,
  name: string,
): Talk & { readonly close: () => Promise<void> } => {
  const [ours, theirs] = duplexPair()
  const other = openTalk(theirs)
  const done = Promise.resolve(errands[name]?.(other))
    .catch((error: unknown) => {
      if (!(error instanceof Error && error.name === 'TalkError')) throw error
    })
    .finally(() => other.close())
  done.catch(() => undefined)
  const talk = openTalk(ours)
  return { ...talk, close: () => talk.close().then(() => done) }
}
