import { parseArgs } from 'node:util'
import { CheckAnswer } from '../core/register/check-talk.ts'
import { type Command, UsageError } from './command.ts'
import { checkInWords } from './register-report.ts'

const refusals = {
  'no-key': 'There is no MASTER_KEY here, so no seal can be checked.',
  'no-school': 'There is no such school.',
} as const

const schoolOf = (args: readonly string[]): string | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { school: { type: 'string' } },
    })
    if (positionals.join(' ') !== 'verify')
      throw new UsageError('There is one thing to do with the register.')
    return values.school
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

/** Holds the access register against its seals. */
export const verifyRegister: Command = {
  usage: 'register verify [--school KEY]',
  does: 'check the access register: tell what was changed, removed or added after it was sealed',
  run: async (args, world) => {
    const school = schoolOf(args)
    const talk = await world.errand('check-registers')
    await talk.say(school === undefined ? {} : { school })
    for (let sound = true; ; ) {
      const answer = await talk.hear(CheckAnswer)
      switch (answer.is) {
        case 'no-key':
        case 'no-school':
          world.say(refusals[answer.is])
          return 1
        case 'school':
          for (const line of checkInWords(answer)) world.say(line)
          sound = sound && answer.faults === 0
          break
        case 'end':
          return sound ? 0 : 1
      }
    }
  },
}
