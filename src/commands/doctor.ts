import { CheckUp, type Finding } from '../core/app/finding.ts'
import { type Command, UsageError } from './command.ts'

const marks: Readonly<Record<Finding['is'], string>> = { well: 'ok   ', doubtful: 'mind ', wrong: 'WRONG' }

const inWords = ({ about, is, found, mend }: Finding): string =>
  [`${marks[is]}  ${about}: ${found}`, ...(mend === undefined ? [] : [`       → ${mend}`])].join('\n')

/** Looks over everything that a running bot leans on, and says how to mend what is wrong. */
export const doctor: Command = {
  usage: 'doctor',
  does: 'looks over the configuration, the platforms, the clock and the database, and says how to mend what is wrong',
  run: async (args, { say, note, lookAround, errand }) => {
    if (args.length > 0) throw new UsageError('doctor takes no words after it.')
    const findings: Finding[] = []
    const tell = (found: readonly Finding[]): void => {
      findings.push(...found)
      for (const one of found) say(inWords(one))
    }
    note('Looking at the configuration and the platforms …')
    const around = await lookAround()
    tell(around)
    // Without a configuration there is no telling which database is meant.
    if (!around.some(({ about, is }) => about === 'Configuration' && is === 'wrong')) {
      note('Looking into the database …')
      const talk = await errand('check-up')
      tell((await talk.hear(CheckUp)).findings)
    }
    const wrong = findings.filter(({ is }) => is === 'wrong').length
    say(wrong === 0 ? 'Nothing is wrong.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`)
    return wrong === 0 ? 0 : 1
  },
}
