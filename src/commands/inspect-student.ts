import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { InspectAnswer } from '../core/inspection/inspect-student.ts'
import type { Letter, Part } from '../core/view/letter.ts'
import { drawLetter } from '../paper/draw-letter.ts'
import { type Command, UsageError } from './command.ts'

const refusals = {
  'no-school': 'There is no such school here, or there are several. Say which with --school KEY.',
  nobody: 'No student has this number.',
  several: 'Several students have this number, so it is not clear whose letter this would be.',
} as const

type Options = { readonly number: string; readonly school: string | undefined; readonly out: string }

const optionsOf = (args: readonly string[]): Options => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { school: { type: 'string' }, out: { type: 'string', default: 'inzage.pdf' } },
    })
    const [number, ...more] = positionals
    if (!number || more.length > 0) throw new UsageError('Name one student by number.')
    return { number, school: values.school, out: values.out }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : '')
  }
}

/** Makes the letter for parents who ask what is kept about their child. */
export const inspectStudent: Command = {
  usage: 'inspect NUMBER [--school KEY] [--out FILE]',
  does: 'make the letter with everything that is kept about a student, and who looked at it',
  run: async (args, world) => {
    const { number, school, out } = optionsOf(args)
    const path = resolve(world.from, out)
    if (existsSync(path)) {
      world.say(`There is a file already: ${path}. Name another one with --out.`)
      return 1
    }
    const talk = await world.errand('inspect')
    await talk.say(school === undefined ? { number } : { number, school })
    let head: Pick<Letter, 'title' | 'foot'> | undefined
    const parts: Part[] = []
    for (;;) {
      const answer = await talk.hear(InspectAnswer)
      switch (answer.is) {
        case 'letter':
          head = answer
          break
        case 'part':
          parts.push(answer.part)
          break
        case 'end': {
          if (!head) return 1
          const letter = await drawLetter({ ...head, parts }, new Date())
          // Nobody else on this machine may read it.
          writeFileSync(path, letter, { mode: 0o600, flag: 'wx' })
          world.say(`Wrote ${path}.`)
          world.say(
            'Read it before you hand it over: make unreadable what colleagues wrote about others, and check who asks for it. Words about this student in a question about somebody else are not in it.',
          )
          return 0
        }
        default:
          world.say(refusals[answer.is])
          return 1
      }
    }
  },
}
