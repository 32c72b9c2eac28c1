import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { bigSchool } from '../support/big-school.ts'
import { engines } from '../support/databases.ts'
import { amountsIn, placeWithSchool, startOn, stopBot, trajectbot } from '../support/import-process.ts'
import { rosterFiles, writeFolder } from '../support/roster-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openChance } from './fleet/chance.ts'
import { report } from './report.ts'

const [people, students] = [40, 600]

describe.each(engines)('an import during which somebody is killed (%s)', (engine) => {
  it('is there as a whole or not at all, and the next one works', async () => {
    const chance = openChance()
    const roster = await writeFolder(
      join(await temporaryFolder(), 'roster'),
      rosterFiles(bigSchool({ students, staff: people, enrolments: 4000 })),
    )
    const seen = { nothing: 0, everything: 0 }
    for (let round = 0; round < 10; round += 1) {
      const place = await placeWithSchool(engine)
      const bot = await startOn(place)
      const command = trajectbot(place, 'import', roster)
      // Long enough for either side to be anywhere in its work.
      await wait(chance.between(300, 4000))
      const victim = round % 2 === 0 ? bot : command
      victim.process.kill('SIGKILL')
      await victim.end()
      await command.end()
      if (victim !== bot) await stopBot(bot)

      const after = await amountsIn(place)
      if (after?.known === 0) expect(after).toMatchObject({ people: 0, students: 0 })
      else expect(after).toMatchObject({ people, students })
      seen[after?.known === 0 ? 'nothing' : 'everything'] += 1

      const { code, stderr } = await trajectbot(place, 'import', roster).end()
      expect(code, stderr).toBe(0)
      expect(await amountsIn(place)).toMatchObject({ people, students, staged: 0 })
    }
    report(`killed imports on the ${engine} database (seed ${chance.seed})`, seen)
  })
})
