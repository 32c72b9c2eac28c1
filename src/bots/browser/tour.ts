import type { Changes } from './changes.ts'
import { drawTour } from './render/tour.ts'
import type { Seat } from './seat.ts'

/** A step of the guided first minute: what is to be done, and by whom. */
export type Step = {
  readonly key: 'ask' | 'claim' | 'answer' | 'read' | 'look-up' | 'refused'
  /** Any of these completes the step. */
  readonly commands: readonly string[]
  /** Whose column it happens in. */
  readonly seat: string
  /** Which pupil is looked up. */
  readonly pupil?: string
  /** Whether it is done by being refused. */
  readonly refused?: true
}

/** Two pupils as a teacher knows them: one of their own, and one of somebody else. */
export type TourPupils = { readonly own: string; readonly another: string }

const asking: readonly Step[] = [
  { key: 'ask', commands: ['advice.ask', 'draft.send'], seat: 'teacher' },
  { key: 'claim', commands: ['advice.claim', 'advice.assign'], seat: 'support-worker' },
  { key: 'answer', commands: ['advice.answer'], seat: 'support-worker' },
  { key: 'read', commands: ['advice.show'], seat: 'teacher' },
]

const lookingUp = ({ own, another }: TourPupils): readonly Step[] => [
  { key: 'look-up', commands: ['agreement.look-up', 'agreement.show'], seat: 'teacher', pupil: own },
  { key: 'refused', commands: ['agreement.look-up'], seat: 'teacher', pupil: another, refused: true },
]

/** How far one is: so many steps done, or not interested. */
export type Progress = { readonly steps: readonly Step[]; readonly done: number; readonly skipped: boolean }

/** The guided first minute, the same for every page. */
export type Tour = {
  readonly progress: () => Progress
  /** Somebody did something, and was allowed to or refused. */
  readonly saw: (command: string, allowed: boolean) => void
  readonly skip: () => void
  readonly again: () => void
}

/** The id of the guide in the page. */
export const tourPlace = 'tour'

/** Begins the guided first minute. What is built later adds its steps here. */
export const openTour = (changes: Changes, seats: readonly Seat[], pupils: TourPupils | undefined): Tour => {
  const steps = [...asking, ...(pupils ? lookingUp(pupils) : [])]
  let progress: Progress = { steps, done: 0, skipped: false }
  const set = (next: Progress): void => {
    progress = next
    changes.publish({
      seat: undefined,
      place: tourPlace,
      how: 'inside',
      draw: (page) => drawTour(progress, seats, page),
    })
  }
  return {
    progress: () => progress,
    saw: (command, allowed) => {
      const step = steps[progress.done]
      if (step?.commands.includes(command) && allowed === !step.refused)
        set({ ...progress, done: progress.done + 1 })
    },
    skip: () => set({ ...progress, skipped: true }),
    again: () => set({ steps, done: 0, skipped: false }),
  }
}
