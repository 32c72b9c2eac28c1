import { type FSWatcher, watch } from 'node:fs'
import { dirname } from 'node:path'
import type { Log } from '../core/app/log.ts'
import { readSchoolFiles, type SchoolFileFound, type SchoolFiles } from './school-files.ts'

/** Why the schools of this bot cannot be opened, in words that say how to mend it. */
export class SchoolFileStartError extends Error {
  override readonly name = 'SchoolFileStartError'
}

/** The schools of the files, kept and watched. */
export type OpenSchoolFiles = {
  /** Reads the files again. Files with a fault in them change nothing. */
  readonly reread: () => Promise<void>
  readonly close: () => Promise<void>
}

type Keeping = {
  readonly files: SchoolFiles
  /** Keeps what one school chose; what could not be applied comes back in words. */
  readonly keep: (file: SchoolFileFound) => Promise<readonly string[]>
  /** Tells whoever runs the bot, in words that may hold what stands in the files. */
  readonly tell: (line: string) => void
  readonly log: Log
}

/** An editor that saves touches a file more than once. */
const quietMilliseconds = 300

const keepAll = async (found: readonly SchoolFileFound[], { keep, tell }: Keeping): Promise<void> => {
  for (const file of found) for (const warning of await keep(file)) tell(`${file.path}: ${warning}`)
}

const foldersOf = ({ paths }: SchoolFiles): readonly string[] => [
  ...new Set(paths.map((path) => dirname(path))),
]

/** A folder is watched rather than a file, which many editors replace by another. */
const watchFolder = (folder: string, changed: () => void, log: Log): FSWatcher | undefined => {
  try {
    const watcher = watch(folder, { persistent: false }, changed)
    watcher.on('error', () => {
      log('school-file', { outcome: 'not-watched' })
      watcher.close()
    })
    return watcher
  } catch {
    log('school-file', { outcome: 'not-watched' })
    return undefined
  }
}

/** Keeps the schools of the files, and keeps them again whenever a file changes. A fault at the start stops the start. */
export const openSchoolFiles = async (keeping: Keeping): Promise<OpenSchoolFiles> => {
  const { files, tell, log } = keeping
  const first = await readSchoolFiles(files)
  if (first.faults.length > 0) throw new SchoolFileStartError(first.faults.join('\n'))
  await keepAll(first.found, keeping)

  let known = first.text
  const again = async (whenChanged: boolean): Promise<void> => {
    const { text, found, faults } = await readSchoolFiles(files)
    if (whenChanged && text === known) return
    known = text
    try {
      if (faults.length > 0) throw new SchoolFileStartError(faults.join('\n'))
      await keepAll(found, keeping)
      log('school-file', { outcome: 'kept' })
    } catch (error) {
      const ours = error instanceof Error && error.name.endsWith('StartError')
      log('school-file', { outcome: 'refused', error: error instanceof Error ? error.name : 'unknown' })
      tell(
        `${ours ? error.message : 'The school files could not be kept.'}\nEverything stays as it was chosen before.`,
      )
    }
  }

  let last = Promise.resolve()
  const next = (whenChanged: boolean): Promise<void> => {
    last = last.then(() => again(whenChanged))
    return last
  }
  let timer: NodeJS.Timeout | undefined
  const changed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void next(true), quietMilliseconds).unref()
  }
  const watchers = foldersOf(files).map((folder) => watchFolder(folder, changed, log))
  return {
    reread: () => next(false),
    close: async () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher?.close()
      await last
    },
  }
}
