import { setTimeout as wait } from 'node:timers/promises'
import type { Bot } from './bot.ts'
import type { Chance } from './chance.ts'
import { type Deed, nextDeed } from './parcels.ts'
import type { Yard } from './yard.ts'

/** What became of a deed on the side of whoever did it. */
export type Done = Pick<Deed, 'is' | 'words' | 'where'> & {
  readonly acknowledged: boolean
  readonly times: number
}

const mostAtOnce = 150
/** A platform waits three seconds for an answer, and then tries again. */
const patience = 3000

/** Tries follow each other as they do for Slack and Teams, in a hurry: at once, later, much later. */
const pauses = [100, 200, 1500, 4000]

const taken = (deed: Deed, bot: Bot, retry: number): Promise<boolean> =>
  Promise.race([deed.send(bot, retry).catch(() => false), wait(patience, false)])

/**
 * A school day in a hurry: deeds on both platforms, one after another, each tried again until it is acknowledged
 * or the platform gives up. `choose` gives the bots to which a try goes; none while none runs.
 */
export const openLoad = (yard: Yard, chance: Chance, pause: number, choose: () => readonly Bot[]) => {
  const done: Done[] = []
  const busy = new Set<Promise<void>>()
  let number = 0
  let open = true

  const persist = async (deed: Deed): Promise<void> => {
    let times = 0
    let acknowledged = false
    while (!acknowledged && times < deed.tries) {
      const bots = choose()
      if (bots.length > 0) {
        const answers = await Promise.all(bots.map((bot) => taken(deed, bot, times)))
        acknowledged = answers.includes(true)
        times += 1
      }
      if (!acknowledged) await wait(pauses[times] ?? 300)
    }
    const { is, words, where } = deed
    done.push({ is, words, where, acknowledged, times })
  }

  const running = (async () => {
    while (open) {
      if (busy.size < mostAtOnce) {
        number += 1
        const work = persist(nextDeed(yard, chance, number))
        busy.add(work)
        void work.finally(() => busy.delete(work))
      }
      await wait(pause)
    }
  })()

  return {
    /** Nothing new is done; gives what became of everything, once the last platform has given up or was answered. */
    close: async (): Promise<readonly Done[]> => {
      open = false
      await running
      await Promise.all(busy)
      return done
    },
  }
}
