import { closeSync, open, read } from 'node:fs'
import { isMissing } from './files.ts'

/** Larger than any locker. */
const small = 1024

/**
 * Reads a file that is known to be small; nothing where there is none. This is done for every look-up, so it takes two
 * steps outside this thread and not the four of a file of any size; closing what was only read waits for nothing.
 */
export const readSmall = (path: string): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    open(path, 'r', (failed, file) => {
      if (failed) return isMissing(failed) ? resolve(undefined) : reject(failed)
      read(file, Buffer.allocUnsafe(small), 0, small, 0, (broken, length, content) => {
        closeSync(file)
        if (broken) reject(broken)
        else if (length === small) reject(new Error('a file that is too large to be a locker'))
        else resolve(content.subarray(0, length))
      })
    })
  })
