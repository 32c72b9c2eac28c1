import { parseArgs } from 'node:util'
import { type Line, line, table } from './lines.ts'
import { measureCpu } from './measure/cpu.ts'
import { measureImport } from './measure/import.ts'
import { lookUpLines } from './measure/look-up.ts'
import { lookUpLoadLines } from './measure/look-up-load.ts'
import type { Places } from './measure/servers.ts'
import { measureStart, type StartFigures, type Starts } from './measure/start.ts'
import { measureSteady } from './measure/steady.ts'
import { type Place, schoolInFolder, schoolOnServer } from './school.ts'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'cpu,steady,start,import,look-up,look-up-load' },
    'look-ups': { type: 'string', default: '10000' },
  },
})
const rounds = Number(options.rounds)
const wanted = options.only.split(',')

const tell = (what: string): void => void process.stderr.write(`measuring ${what} …\n`)

const on = async <T>(open: () => Promise<Place>, work: (place: Place) => Promise<T>): Promise<T> => {
  const place = await open()
  try {
    return await work(place)
  } finally {
    await place.remove()
  }
}

const cpu = async (place: Place): Promise<readonly Line[]> => {
  const found = await measureCpu(place, rounds)
  const beside = (platform: 'slack' | 'teams', what: string): readonly Line[] => {
    const { ours, A, B } = found[platform]
    return [
      line({ what, unit: 'µs', ours, beside: { name: 'A', values: A }, goal: { ratio: 1.3 } }),
      line({ what, unit: 'µs', ours, beside: { name: 'B', values: B } }),
    ]
  }
  return [...beside('slack', 'CPU per Slack command'), ...beside('teams', 'CPU per Teams message')]
}

const steady = async (
  places: Places,
  platform: 'slack' | 'teams',
  stall: number,
): Promise<readonly Line[]> => {
  const { ours, B } = await measureSteady(places, platform, rounds)
  const embedded = places.ours !== places.peers
  const at = `${platform === 'slack' ? 'Slack' : 'Teams'} at 50/s${embedded ? ', embedded' : ''}`
  const beside = (which: 'p99' | 'stall') =>
    ({ unit: 'ms', ours: ours[which], beside: { name: 'B', values: B[which] } }) as const
  return [
    line({
      what: `${at}: acknowledged, p99`,
      ...beside('p99'),
      goal: embedded ? {} : { ratio: 3, most: 30 },
    }),
    line({ what: `${at}: longest stall`, ...beside('stall'), goal: { most: stall } }),
  ]
}

const started = ({ ours, parts }: Starts, where: string): readonly Line[] => {
  const beside = (which: keyof StartFigures) => ({
    ours: ours.map((one) => one[which]),
    beside: { name: 'parts', values: parts.map((one) => one[which]) },
  })
  return [
    line({ what: `Start to ready, ${where}`, unit: 'ms', ...beside('ready'), goal: { ratio: 1.5 } }),
    line({ what: `Idle memory, ${where}`, unit: 'MB', ...beside('memory'), goal: { ratio: 1.3 } }),
    line({ what: `CPU per idle second, ${where}`, unit: 'µs', ours: ours.map(({ idle }) => idle) }),
  ]
}

const imported = async (
  open: () => Promise<Place>,
  where: string,
  most: number,
): Promise<readonly Line[]> => {
  const { first, again } = await measureImport(open, rounds)
  const of = (what: string, ours: readonly number[], goal: Line['goal'] = {}): Line =>
    line({ what: `${what}, ${where}`, unit: 'ms', ours, goal })
  return [
    of('Import of a whole school', first.took, { most }),
    of('Longest wait meanwhile', first.waited),
    of('The same school again', again.took, { most }),
    of('Longest wait meanwhile', again.waited),
  ]
}

const lines: Line[] = []
if (wanted.includes('import')) {
  tell('an import')
  lines.push(...(await imported(schoolOnServer, 'PostgreSQL', 5000)))
  lines.push(...(await imported(schoolInFolder, 'embedded', 10_000)))
}
if (['cpu', 'steady', 'start'].some((one) => wanted.includes(one)))
  await on(schoolOnServer, async (place) => {
    if (wanted.includes('cpu')) {
      tell('what a request costs')
      lines.push(...(await cpu(place)))
    }
    if (wanted.includes('steady')) {
      tell('fifty requests a second')
      const onServer = { ours: place, peers: place }
      lines.push(...(await steady(onServer, 'slack', 20)), ...(await steady(onServer, 'teams', 20)))
      const embedded = (ours: Place) => steady({ ours, peers: place }, 'slack', 50)
      lines.push(...(await on(schoolInFolder, embedded)))
    }
    if (wanted.includes('start')) {
      tell('the start')
      const parts = ['slack', 'teams', 'prisma', 'queue']
      lines.push(...started(await measureStart(place, { parts, env: place.env }, rounds), 'PostgreSQL'))
      const inFolder = await on(schoolInFolder, (folder) =>
        measureStart(folder, { parts: [...parts, 'embedded'], env: { ...place.env, ...folder.env } }, rounds),
      )
      lines.push(...started(inFolder, 'embedded'))
    }
  })
if (wanted.includes('look-up')) {
  tell('whether a look-up tells anything by its time')
  lines.push(...(await lookUpLines(Number(options['look-ups']))))
}
if (wanted.includes('look-up-load')) {
  tell('what a look-up costs, alone and beside many schools')
  lines.push(...(await lookUpLoadLines(rounds)))
}
process.stdout.write(options.json ? `${JSON.stringify(lines, undefined, 2)}\n` : `${table(lines)}\n`)
if (options.strict && lines.some(({ verdict }) => verdict === 'missed')) process.exitCode = 1
