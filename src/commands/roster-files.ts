import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Unzip, UnzipInflate } from 'fflate'
import type { Fault } from '../core/roster/fault.ts'
import { manifestName } from '../core/roster/manifest.ts'
import { RosterFile } from '../core/roster/roster.ts'

/** The texts of a roster's files by their names, and what was wrong with reading them. */
export type RosterTexts = { readonly files: ReadonlyMap<string, string>; readonly faults: readonly Fault[] }

/** Many times the largest school. What is larger was not made by a student administration. */
const largestFile = 64 * 1024 * 1024
const largestArchive = 64 * 1024 * 1024
const mostEntries = 1000
const inWords = '64 MB'

const wanted = new Set([manifestName, ...RosterFile.options.map((file) => `${file}.csv`)])

const textOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const collect = (contents: ReadonlyMap<string, Uint8Array>, faults: Fault[]): RosterTexts => {
  const files = new Map<string, string>()
  for (const [file, bytes] of contents) {
    const text = textOf(bytes)
    // A file that cannot be read is there all the same; without rows, it says so once.
    files.set(file, text ?? '')
    if (text === undefined) faults.push({ file, kind: 'not-utf-8' })
  }
  return { files, faults }
}

const readFolder = (folder: string): RosterTexts => {
  const contents = new Map<string, Uint8Array>()
  const faults: Fault[] = []
  const isOrdinary = (entry: Dirent): boolean => wanted.has(entry.name) && entry.isFile()
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter(isOrdinary)) {
    const path = join(folder, name)
    if (statSync(path).size > largestFile) faults.push({ file: name, kind: 'file-too-large', hint: inWords })
    else contents.set(name, readFileSync(path))
  }
  return collect(contents, faults)
}

/** The name of a file in an archive, which has its files at the top or all in one folder. */
const entryName = (path: string): string | undefined => /^(?:[^/\\]+\/)?([^/\\]+)$/.exec(path)?.[1]

/**
 * Unpacks in memory, and nothing is written anywhere, so a path can lead nowhere. What the archive says about sizes
 * is not believed: the bytes are counted as they come.
 */
const unpack = (archive: Uint8Array, faults: Fault[]): ReadonlyMap<string, Uint8Array> => {
  const contents = new Map<string, Uint8Array>()
  const unfinished = new Set<string>()
  let entries = 0
  const unzip = new Unzip((entry) => {
    entries += 1
    if (entries > mostEntries) throw new RangeError('too many entries')
    const name = entryName(entry.name)
    if (!name || !wanted.has(name) || entry.name.startsWith('..')) return
    if (contents.has(name) || unfinished.has(name)) {
      faults.push({ file: name, kind: 'archive-entry' })
      return
    }
    unfinished.add(name)
    const parts: Uint8Array[] = []
    let size = 0
    entry.ondata = (error, part, final) => {
      if (error) throw error
      size += part.length
      if (size > largestFile) {
        entry.terminate()
        unfinished.delete(name)
        contents.set(name, new Uint8Array())
        faults.push({ file: name, kind: 'file-too-large', hint: inWords })
        return
      }
      parts.push(part.slice())
      if (!final) return
      unfinished.delete(name)
      contents.set(name, Buffer.concat(parts))
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  const step = 65_536
  for (let at = 0; at < archive.length; at += step)
    unzip.push(archive.subarray(at, at + step), at + step >= archive.length)
  for (const file of unfinished) faults.push({ file, kind: 'archive-broken' })
  return contents
}

const readArchive = (path: string): RosterTexts => {
  if (statSync(path).size > largestArchive)
    return { files: new Map(), faults: [{ file: path, kind: 'file-too-large', hint: inWords }] }
  const faults: Fault[] = []
  try {
    return collect(unpack(readFileSync(path), faults), faults)
  } catch {
    return { files: new Map(), faults: [{ file: path, kind: 'archive-broken' }] }
  }
}

/** Reads a roster from a folder or a zip file; nothing when there is no such thing. */
export const readRosterFiles = (path: string): RosterTexts | undefined => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return undefined
  return found.isDirectory() ? readFolder(path) : readArchive(path)
}
