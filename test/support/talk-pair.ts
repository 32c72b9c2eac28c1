import { EventEmitter, once } from 'node:events'
import type { Talk } from '../../src/core/app/talk.ts'

const endOf = (events: EventEmitter, mine: string, other: string): Talk => {
  const heard: string[] = []
  events.on(mine, (line: string) => heard.push(line))
  return {
    say: async (message) => void events.emit(other, JSON.stringify(message)),
    hear: async (expected) => {
      while (heard.length === 0) await once(events, mine)
      return expected.parse(JSON.parse(heard.shift() ?? ''))
    },
  }
}

/** The two ends of a conversation inside this process; what is said at one is heard at the other. */
export const talkPair = (): readonly [Talk, Talk] => {
  const events = new EventEmitter()
  return [endOf(events, 'left', 'right'), endOf(events, 'right', 'left')]
}
