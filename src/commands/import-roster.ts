import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Talk } from '../core/app/talk.ts'
import { checkRoster } from '../core/roster/check-roster.ts'
import { compareRosters } from '../core/roster/compare-rosters.ts'
import { faultInWords } from '../core/roster/fault.text.ts'
import { sortFaults } from '../core/roster/fault.ts'
import { chunkSize, ImportOpening, ImportProgress, KnownPage } from '../core/roster/import-talk.ts'
import { mergeRoster } from '../core/roster/merge-roster.ts'
import { readRoster } from '../core/roster/read-roster.ts'
import { emptyRoster, type Roster, type RosterChange } from '../core/roster/roster.ts'
import { isNothing } from '../core/roster/roster-counts.ts'
import { type Command, UsageError, type World } from './command.ts'
import { type RosterTexts, readRosterFiles } from './roster-files.ts'
import { alarm, countsInWords, unknownInWords } from './roster-report.ts'

const refusals: Readonly<Record<(ImportOpening & { is: 'refused' })['why'], string>> = {
  busy: 'Another import is running for this school. Wait until it is done, and try again.',
  none: 'There is no such school yet. Start the bot with its school.yaml first.',
  several: 'There are several schools here. Say which with --school KEY, the key in its school.yaml.',
}

type Options = {
  readonly path: string
  readonly dryRun: boolean
  readonly yes: boolean
  readonly school?: string
}

const optionsOf = (args: readonly string[], from: string): Options => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        school: { type: 'string' },
      },
    })
    const [path, ...more] = positionals
    if (!path || more.length > 0) throw new UsageError('Name one folder or zip file.')
    const { 'dry-run': dryRun, yes, school } = values
    return { path: resolve(from, path), dryRun, yes, ...(school === undefined ? {} : { school }) }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

const hearKnown = async (talk: Talk): Promise<Roster> => {
  const known = emptyRoster()
  for (;;) {
    const { rows } = await talk.hear(KnownPage)
    if (rows.length === 0) return known
    for (const { file, id, data } of rows) (known[file] as Map<string, unknown>).set(id, data)
  }
}

/** The changes that the files make to what is known; or nothing, when they have faults. */
const changesOf = (
  { files, faults: unreadable }: RosterTexts,
  known: Roster,
  today: string,
  world: World,
): readonly RosterChange[] | undefined => {
  const { sent, faults: own } = readRoster(files)
  const merged = sent && mergeRoster(known, sent)
  const together = sent && merged ? [...merged.faults, ...checkRoster(merged.next, sent, today)] : []
  const faults = sortFaults([...unreadable, ...own, ...together])
  if (faults.length === 0 && merged) return compareRosters(known, merged.next)
  for (const fault of faults) world.say(faultInWords(fault))
  world.say(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; nothing was changed.`)
  return undefined
}

const sendAll = async (talk: Talk, changes: readonly RosterChange[], world: World): Promise<boolean> => {
  for (let at = 0; at < changes.length; at += chunkSize) {
    await talk.say({ is: 'changes', rows: changes.slice(at, at + chunkSize) })
    if ((await talk.hear(ImportProgress)).is !== 'staged') return false
    const done = Math.min(at + chunkSize, changes.length)
    if (done === changes.length || done % 5000 === 0)
      world.note(`Handed over ${done} of ${changes.length} changed rows.`)
  }
  await talk.say({ is: 'all' })
  return true
}

const settle = async (talk: Talk, { dryRun }: Options, world: World): Promise<number> => {
  let progress = await talk.hear(ImportProgress)
  let saidNo = false
  if (progress.is === 'question') {
    world.say(countsInWords(progress.counts))
    const answer = await world.ask(alarm(progress.counts))
    if (answer === undefined) world.say('Nobody is here to answer. To go on, run it again with --yes.')
    saidNo = answer !== true
    await talk.say({ yes: !saidNo })
    progress = await talk.hear(ImportProgress)
  }
  if (progress.is !== 'done' && progress.is !== 'undone') return superseded(world)
  for (const line of unknownInWords(progress.unknown)) world.say(line)
  if (saidNo) {
    world.say('Nothing was changed.')
    return 1
  }
  if (isNothing(progress.counts)) {
    world.say('Nothing to do: the school is as this roster says.')
    return 0
  }
  world.say(countsInWords(progress.counts))
  world.say(dryRun ? 'This was a dry run: nothing was changed.' : 'Done.')
  return 0
}

const superseded = (world: World): number => {
  world.say('Another import began meanwhile, so this one was not taken over. Nothing was changed by it.')
  return 1
}

/** Takes over the roster of the student administration. */
export const importRoster: Command = {
  usage: 'import DIR|ZIP [--dry-run] [--school KEY] [--yes]',
  does: 'take over a OneRoster 1.2 export; with --dry-run only tell what it would change',
  run: async (args, world) => {
    const options = optionsOf(args, world.from)
    const texts = readRosterFiles(options.path)
    if (!texts) throw new UsageError('There is no such folder or file.')
    world.note('Comparing with what the bot knows ...')
    const talk = await world.errand('import')
    const { school, dryRun, yes } = options
    await talk.say({ ...(school === undefined ? {} : { school }), dryRun, yes })
    const opening = await talk.hear(ImportOpening)
    if (opening.is === 'refused') {
      world.say(refusals[opening.why])
      return 1
    }
    const changes = changesOf(texts, await hearKnown(talk), opening.today, world)
    if (!changes) {
      await talk.say({ is: 'leave' })
      return 1
    }
    if (!(await sendAll(talk, changes, world))) return superseded(world)
    return settle(talk, options, world)
  },
}
