import { onTestFinished } from 'vitest'

type Ending = (work: () => unknown) => void

let ending: Ending = (work) =>
  onTestFinished(async () => {
    await work()
  })

/** Has something done when the test is over, the last thing first. */
export const atTheEnd: Ending = (work) => ending(work)

/** Whoever uses these things outside a test says what the end is. */
export const endingIs = (other: Ending): void => {
  ending = other
}
