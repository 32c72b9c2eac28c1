import { type Answer, type Door, Fault, type Visit } from '../../src/core/app/door.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Note, Reply } from '../../src/core/view/view.ts'

/** A note of fixed words, for a test whose subject is the wire. */
export const aNote: Note = { kind: 'note', lines: [sentence`Dat is genoteerd.`], buttons: [] }

export const faultNote: Note = {
  kind: 'note',
  lines: [sentence`Er ging iets mis. Noem dit nummer: 7F3A.`],
  buttons: [],
}

type Next = Reply | Fault | (() => Promise<Reply>)

/** A door that remembers who came, and answers what it was told to; `aNote` when it was told nothing. */
export const recordedDoor = () => {
  const visits: Visit[] = []
  const next: Next[] = []
  const taken = new Set<string>()
  let privately: Answer['privately']
  const door: Door = {
    enter: async (visit): Promise<Answer> => {
      visits.push(visit)
      if (taken.has(visit.event)) return { reply: { kind: 'again' }, locale: 'nl' }
      const told = next.shift() ?? aNote
      if (told instanceof Fault) throw told
      const reply = typeof told === 'function' ? await told() : told
      taken.add(visit.event)
      return { reply, locale: 'nl', privately }
    },
  }
  return {
    door,
    visits,
    /** What to answer next; several are given in turn. */
    answers: (...replies: readonly Next[]): void => {
      next.push(...replies)
    },
    /** Where the door says that everybody reads what is for them alone. */
    reachesPrivately: (conversation: Answer['privately']): void => {
      privately = conversation
    },
    fails: (times = 1): void => {
      for (let left = times; left > 0; left -= 1) next.push(new Fault({ reply: faultNote, locale: 'nl' }))
    },
    last: (): Visit => {
      const visit = visits.at(-1)
      if (!visit) throw new Error('nobody came to the door')
      return visit
    },
  }
}
