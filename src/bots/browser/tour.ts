import type { Changes } from './changes.ts'
import { drawTour } from './render/tour.ts'
import type { Seat } from './seat.ts'

/** A step of the guided first minute: what is to be done, and by whom. */
export type Step = {
  readonly key: 'ask' | 'claim' | 'answer' | 'read'
  /** Any of these, done without a refusal, completes the step. */
  readonly commands: readonly string[]
  /** Whose column it happens in. */
  readonly seat: string
}

/** The first minute. What is built later adds its steps here. */
export const steps: readonly Step[] = [
  { key: 'ask', commands: ['advice.ask', 'draft.send'], seat: 'teacher' },
  { key: 'claim', commands: ['advice.claim', 'advice.assign'], seat: 'support-worker' },
  { key: 'answer', commands: ['advice.answer'], seat: 'support-worker' },
  { key: 'read', commands: ['advice.show'], seat: 'teacher' },
]

/** How far one is: so many steps done, or not interested. */
export type Progress = { readonly done: number; readonly skipped: boolean }

/** The guided first minute, the same for every page. */
export type Tour = {
  readonly progress: () => Progress
  /** Somebody did something without being refused. */
  readonly saw: (command: string) => void
  readonly skip: () => void
  readonly again: () => void
}

/** The id of the guide in the page. */
export const tourPlace = 'tour'

/** Begins the guided first minute. */
export const openTour = (changes: Changes, seats: readonly Seat[]): Tour => {
  let progress: Progress = { done: 0, skipped: false }
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
    saw: (command) => {
      if (steps[progress.done]?.commands.includes(command)) set({ ...progress, done: progress.done + 1 })
    },
    skip: () => set({ ...progress, skipped: true }),
    again: () => set({ done: 0, skipped: false }),
  }
}
