/** What stands behind the name of a locker that was taken out of use. */
export const retiredAs = '.retired'

/** Where a locker belongs: wrapped for this place it opens in no other. */
export const lockerPlace = (vault: string, school: string, name: string): string =>
  `locker:${vault}:${school}:${name}`
