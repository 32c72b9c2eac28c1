/** Waits for all, also when one fails: then everything that was started is known, and is stopped when the test is over. */
export const together = async <T extends readonly Promise<unknown>[] | []>(work: T) => {
  await Promise.allSettled(work)
  return Promise.all(work)
}
