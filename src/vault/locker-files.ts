/** What stands behind the name of a locker that was taken out of use. */
export const retiredAs = '.retired'

/** The folder of the vault that is no school's: keys that seals over the access register were made with. */
export const sealKeysFolder = 'seal-keys'

/** Where a locker belongs: wrapped for this place it opens in no other. */
export const lockerPlace = (vault: string, school: string, name: string): string =>
  `locker:${vault}:${school}:${name}`
