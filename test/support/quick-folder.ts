import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const enough = 1024 ** 3

const isRoomy = async (folder: string): Promise<boolean> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize > enough,
    () => false,
  )

/**
 * Makes a folder for what need not outlive a run: in memory where there is room, else among the temporary files.
 * A database is three hundred small files; on a disk a copy of one takes thirty times as long.
 */
export const quickFolder = async (prefix: string): Promise<string> => {
  if (await isRoomy(memory)) {
    const made = await mkdtemp(join(memory, prefix)).catch(() => undefined)
    if (made) return made
  }
  return mkdtemp(join(tmpdir(), prefix))
}
