import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Talk } from '../core/app/talk.ts'
import { readYaml } from '../core/text/read-yaml.ts'
import { timetableFaultInWords } from '../core/timetable/fault.ts'
import type { Lesson } from '../core/timetable/lesson.ts'
import { ownForm, TimetableMapping } from '../core/timetable/mapping.ts'
import { readTimetable } from '../core/timetable/read-timetable.ts'
import {
  chunkSize,
  TimetableEnd,
  TimetableOpening,
  type TimetableStep,
} from '../core/timetable/timetable-talk.ts'
import { type Command, UsageError, type World } from './command.ts'

const refusals: Readonly<Record<(TimetableOpening & { is: 'refused' })['why'], string>> = {
  none: 'There is no such school yet. Start the bot with its school.yaml first.',
  several: 'There are several schools here. Say which with --school KEY, the key in its school.yaml.',
}

type Options = {
  readonly file: string
  readonly mapping: string | undefined
  readonly school: string | undefined
  readonly dryRun: boolean
}

const optionsOf = (args: readonly string[], from: string): Options => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        mapping: { type: 'string' },
        school: { type: 'string' },
      },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new UsageError('Name one file.')
    const { 'dry-run': dryRun, mapping, school } = values
    return { file: resolve(from, file), mapping: mapping && resolve(from, mapping), school, dryRun }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

/** Many times the largest school. */
const largest = 64 * 1024 * 1024

const textOf = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new UsageError(`There is no file ${basename(path)}.`)
  if (found.size > largest) throw new UsageError(`${basename(path)} is larger than the 64 MB that are read.`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch {
    throw new UsageError(`${basename(path)} is not written in UTF-8. Export it as UTF-8.`)
  }
}

const mappingOf = ({ mapping: path }: Options, world: World): TimetableMapping | undefined => {
  if (path === undefined) return ownForm
  const read = readYaml(textOf(path), TimetableMapping)
  if (read.ok) return read.value
  for (const { line, column, what } of read.faults)
    world.say(`${basename(path)}, line ${line}, column ${column}: ${what}.`)
  return undefined
}

const sendAll = async (talk: Talk, lessons: readonly Lesson[]): Promise<void> => {
  for (let at = 0; at < lessons.length; at += chunkSize) {
    const some: TimetableStep = { is: 'lessons', lessons: lessons.slice(at, at + chunkSize) }
    await talk.say(some)
  }
  await talk.say({ is: 'all' } satisfies TimetableStep)
}

const conclude = async (talk: Talk, world: World): Promise<number> => {
  const end = await talk.hear(TimetableEnd)
  if (end.is === 'outdated') {
    world.say('The roster changed meanwhile, so this timetable was not taken over. Try again.')
    return 1
  }
  const { add, end: over, stay } = end.counts
  world.say(`Lessons: ${add} added, ${over} ended, ${stay} as they were.`)
  world.say(end.is === 'done' ? 'Done.' : 'This was a dry run: nothing was changed.')
  return 0
}

/** Takes over a timetable. */
export const importTimetable: Command = {
  usage: 'timetable FILE.csv [--mapping FILE.yaml] [--dry-run] [--school KEY]',
  does: 'put a timetable in the place of the old one (docs/timetable.md); with --dry-run only tell what it would change',
  run: async (args, world) => {
    const options = optionsOf(args, world.from)
    const { file, school, dryRun } = options
    const text = textOf(file)
    const mapping = mappingOf(options, world)
    if (!mapping) return 1
    const talk = await world.errand('timetable')
    await talk.say({ ...(school === undefined ? {} : { school }), dryRun })
    const opening = await talk.hear(TimetableOpening)
    if (opening.is === 'refused') {
      world.say(refusals[opening.why])
      return 1
    }
    const read = readTimetable(basename(file), text, mapping, opening.names)
    if (!read.ok) {
      await talk.say({ is: 'leave' } satisfies TimetableStep)
      for (const fault of read.faults) world.say(timetableFaultInWords(fault))
      world.say(
        `${read.faults.length} ${read.faults.length === 1 ? 'fault' : 'faults'}; nothing was changed.`,
      )
      return 1
    }
    await sendAll(talk, read.lessons)
    return conclude(talk, world)
  },
}
