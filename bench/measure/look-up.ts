import { attackersAdvantage } from '../attacker.ts'
import { type Line, line } from '../lines.ts'
import { openClient } from '../load.ts'
import { type Kinds, lookUpSchool } from '../look-up-school.ts'
import { quantile } from '../median.ts'
import { openPlatforms } from '../platforms.ts'
import { runProgram } from '../program.ts'
import { slackLookUp } from '../requests.ts'

/** Who has something to know is told apart by what stands in the window. */
type Kind = Exclude<keyof Kinds, 'ownTold'>

/** What nobody may be able to tell apart, and the words for it. */
const pairs: readonly (readonly [Kind, Kind, string])[] = [
  ['unknown', 'hidden', 'not at this school / a trajectory, not mine'],
  ['without', 'hidden', 'no trajectory, not mine / a trajectory, not mine'],
  ['unknown', 'without', 'not at this school / no trajectory, not mine'],
  ['unknown', 'alike', 'not at this school / not mine, and one of almost that name'],
  ['ownWithout', 'ownNothing', 'mine, no trajectory / mine, nothing for me to know'],
]

const warmUp = 300

/** Sends look-ups of all kinds in turn, one at a time, and measures each from the command to the window. */
const timesOf = async (count: number): Promise<Readonly<Record<Kind, readonly number[]>>> => {
  const place = await lookUpSchool()
  const platforms = await openPlatforms()
  const times: Record<Kind, number[]> = {
    unknown: [],
    without: [],
    hidden: [],
    alike: [],
    ownWithout: [],
    ownNothing: [],
  }
  const names = Object.keys(times) as Kind[]
  try {
    const program = await runProgram(
      'src/main.ts',
      { ...platforms.slack, PORT: '0', LOG_LEVEL: 'error', ...place.env },
      [],
    )
    const client = openClient(program.url)
    try {
      for (let round = -warmUp; round < count; round += 1) {
        // Another order each time, so that no kind always follows another.
        for (const kind of names.map((_, at) => names[(at + round + warmUp) % names.length] as Kind)) {
          const asked = place.kinds[kind]
          const request = slackLookUp(asked[Math.floor(Math.random() * asked.length)] ?? '')
          const opened = platforms.nextAnswer()
          const began = performance.now()
          await Promise.all([client.send(request), opened])
          if (round >= 0) times[kind].push(performance.now() - began)
        }
      }
    } finally {
      client.close()
      await program.stop()
    }
  } finally {
    await platforms.close()
    await place.remove()
  }
  return times
}

/** Whether a look-up tells by its time what it does not tell by its answer. */
export const lookUpLines = async (count: number): Promise<readonly Line[]> => {
  const times = await timesOf(count)
  const all = Object.values(times).flat()
  return [
    ...pairs.map(([one, other, what]) =>
      line({
        what: `Told apart by time: ${what}`,
        unit: '%',
        ours: [Math.max(0, attackersAdvantage(times[one], times[other])) * 100],
        goal: { most: 5 },
      }),
    ),
    line({ what: 'Look-up from command to window, median', unit: 'ms', ours: [quantile(all, 0.5)] }),
    line({ what: 'Look-up from command to window, p99', unit: 'ms', ours: [quantile(all, 0.99)] }),
  ]
}
