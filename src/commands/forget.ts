import { open, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ForgetEnd, ForgetOpening, ForgetReport } from '../core/retention/forget-talk.ts'
import { certificateInWords, countsInWords } from '../core/retention/write-certificate.ts'
import { type Command, UsageError, type World } from './command.ts'

const refusals: Readonly<Record<(ForgetOpening & { is: 'refused' })['why'], string>> = {
  none: 'There is no such school yet. Start the bot with its school.yaml first.',
  several: 'There are several schools here. Say which with --school KEY, the key in its school.yaml.',
  nobody: 'No pupil has or had this number here.',
}

type Options = {
  readonly number: string
  readonly to: string
  readonly yes: boolean
  readonly school: string | undefined
  readonly student: string | undefined
}

const optionsOf = (args: readonly string[], from: string): Options => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', default: false },
        school: { type: 'string' },
        student: { type: 'string' },
        to: { type: 'string', default: '.' },
      },
    })
    const [number, ...more] = positionals
    if (!number || more.length > 0) throw new UsageError("Name one pupil's number.")
    const { yes, school, student, to } = values
    return { number, to: resolve(from, to), yes, school, student }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

/** Writes a file that only its owner may read, and that is on the disk when this comes back. */
const writeDown = async (path: string, lines: readonly string[]): Promise<void> => {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(`${lines.join('\n')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

const choose = (opening: ForgetOpening & { is: 'several-pupils' }, { say }: World): number => {
  say('Several pupils have or had this number. Say which with --student ID:')
  for (const { student, leftOn } of opening.pupils)
    say(`  ${student}  ${leftOn ? `left on ${leftOn}` : 'in the roster now'}`)
  return 1
}

/** Forgets one pupil, and files the certificate. */
export const forget: Command = {
  usage: 'forget NUMBER [--yes] [--to DIR] [--school KEY] [--student ID]',
  does: 'erases all that is kept of one pupil and destroys their key; writes a certificate in this folder or in DIR (docs/keys-and-forgetting.md)',
  run: async (args, world) => {
    const { number, to, yes, school, student } = optionsOf(args, world.from)
    const talk = await world.errand('forget')
    await talk.say({
      number,
      ...(school === undefined ? {} : { school }),
      ...(student === undefined ? {} : { student }),
    })
    const opening = await talk.hear(ForgetOpening)
    if (opening.is === 'several-pupils') return choose(opening, world)
    if (opening.is === 'refused') {
      world.say(refusals[opening.why])
      return 1
    }
    const sure = yes || (await world.ask(`Forget the pupil with number ${number}? Nothing brings it back.`))
    await talk.say({ yes: sure === true })
    if (sure !== true) {
      if (sure === undefined) world.say('Nobody is here to answer. To go on, run it again with --yes.')
      world.say('Nothing was changed.')
      return 1
    }
    const report = await talk.hear(ForgetReport)
    const lines = certificateInWords(report)
    const path = join(to, `certificate-${report.certificates.at(-1)?.id}.txt`)
    // It counts once the name is gone too.
    await writeDown(`${path}.unfinished`, lines)
    await talk.say({ written: true })
    await talk.hear(ForgetEnd)
    await rename(`${path}.unfinished`, path)
    for (const line of lines) world.say(line)
    if (report.unclaimed.length > 0)
      world.note('Earlier times that were broken off before their certificate was written:')
    for (const one of report.unclaimed) for (const line of countsInWords(one, report)) world.note(line)
    world.note(`Written to ${path}.`)
    return 0
  },
}
