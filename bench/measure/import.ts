import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { bigSchool } from '../../test/support/big-school.ts'
import { quickFolder } from '../../test/support/quick-folder.ts'
import { rosterFiles, writeFolder } from '../../test/support/roster-files.ts'
import { type Client, openClient } from '../load.ts'
import { openPlatforms } from '../platforms.ts'
import { runProgram } from '../program.ts'
import { slackCommand } from '../requests.ts'
import type { Place } from '../school.ts'

/** Milliseconds: what the command took, and the longest that a request to the running bot waited meanwhile. */
export type ImportFigures = { readonly took: number[]; readonly waited: number[] }

const perSecond = 20
const size = { students: 2000, staff: 150, enrolments: 15_000 }

const command = async (env: Readonly<Record<string, string>>, folder: string): Promise<number> => {
  const began = performance.now()
  const options = ['--disable-warning=ExperimentalWarning', 'src/command-line.ts', 'import', folder]
  const child = spawn(process.execPath, options, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, ...env },
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the import ended with ${code}`)
  return performance.now() - began
}

const longestWait = async (client: Client, until: Promise<unknown>): Promise<number> => {
  let isOver = false
  const over = until.finally(() => {
    isOver = true
  })
  const taken: Promise<number>[] = []
  while (!isOver) {
    const sent = performance.now()
    // A server that stalls for seconds drops connections that were idle; a platform tries again, and its user waits.
    const request = client
      .send(slackCommand())
      .catch(() => client.send(slackCommand()))
      .then(() => performance.now() - sent)
    request.catch(() => undefined)
    taken.push(request)
    await wait(1000 / perSecond)
  }
  await over
  return Math.max(...(await Promise.all(taken)))
}

/** Imports a whole school into a running bot that is being used, then the same school again. */
export const measureImport = async (
  open: () => Promise<Place>,
  rounds: number,
): Promise<{ readonly first: ImportFigures; readonly again: ImportFigures }> => {
  const platforms = await openPlatforms()
  const roster = await writeFolder(
    `${await quickFolder('trajectbot-roster-')}/roster`,
    rosterFiles(bigSchool(size)),
  )
  const figures = { first: { took: [], waited: [] }, again: { took: [], waited: [] } } as {
    first: ImportFigures
    again: ImportFigures
  }
  for (let round = 0; round < rounds; round += 1) {
    const place = await open()
    const dataDir = await quickFolder('trajectbot-bench-')
    const env = { DATA_DIR: dataDir, ...place.env }
    const bot = await runProgram('src/main.ts', { ...env, ...platforms.slack, PORT: '0' })
    const client = openClient(bot.url)
    for (let warm = 0; warm < 200; warm += 1) await client.send(slackCommand())
    for (const which of ['first', 'again'] as const) {
      const took = command(env, roster)
      figures[which].waited.push(await longestWait(client, took))
      figures[which].took.push(await took)
    }
    client.close()
    await bot.stop()
    await place.remove()
    await rm(dataDir, { recursive: true, force: true })
  }
  await platforms.close()
  await rm(`${roster}/..`, { recursive: true, force: true })
  return figures
}
