import { statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ImportOpening, ImportProgress, KnownPage } from '../../src/core/roster/import-talk.ts'
import { openTalk } from '../../src/server/json-lines.ts'
import { localAddress, talkToRunningBot } from '../../src/server/local-socket.ts'
import { amountsIn, placeWithSchool, startOn, stopBot, trajectbot } from '../support/import-process.ts'
import { rosterFiles, smallSchool, writeFolder } from '../support/roster-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const small = async (): Promise<string> =>
  writeFolder(join(await temporaryFolder(), 'roster'), rosterFiles(smallSchool))

describe('the command line beside a bot', { timeout: 120_000 }, () => {
  it('has the running bot take a roster over, through a socket that is its owner’s alone', async () => {
    const place = await placeWithSchool()
    const bot = await startOn(place)
    expect(statSync(localAddress(place.dataDir)).mode & 0o777).toBe(0o600)
    const first = trajectbot(place, 'import', await small())
    expect(await first.end()).toMatchObject({ code: 0 })
    expect(first.written()).toMatch(/staff\s+3[\s\S]*Done\./)
    await stopBot(bot)

    // Without a bot it opens the folder itself, and finds the same school.
    const again = trajectbot(place, 'import', await small())
    expect(await again.end()).toMatchObject({ code: 0 })
    expect(again.written()).toContain('Nothing to do')
  })

  it('tells a second import that one is running, and changes nothing when either side dies halfway', async () => {
    const place = await placeWithSchool()
    const roster = await small()
    let bot = await startOn(place)

    /** An import that has handed over a pupil and goes no further. */
    const halfway = async () => {
      const talk = await talkToRunningBot(place.dataDir)
      if (!talk) throw new Error('no bot')
      await talk.say({ errand: 'import' })
      await talk.say({ dryRun: false, yes: true })
      await talk.hear(ImportOpening)
      expect(await talk.hear(KnownPage)).toEqual({ is: 'known', rows: [] })
      await talk.say({ is: 'changes', rows: [{ file: 'orgs', id: 'x', data: {} }] })
      expect(await talk.hear(ImportProgress)).toEqual({ is: 'staged' })
      return talk
    }
    const broken = await halfway()
    const second = trajectbot(place, 'import', roster)
    expect(await second.end()).toMatchObject({ code: 1 })
    expect(second.written()).toContain('Another import is running')

    await broken.close()
    const another = () =>
      halfway().then(
        () => true,
        () => false,
      )
    await expect.poll(another, { timeout: 15_000 }).toBe(true)
    bot.process.kill('SIGKILL')
    await bot.end()
    expect(await amountsIn(place)).toEqual({ people: 0, students: 0, known: 0, staged: 1 })

    bot = await startOn(place)
    expect(await trajectbot(place, 'import', roster).end()).toMatchObject({ code: 0 })
    await stopBot(bot)
    expect(await amountsIn(place)).toMatchObject({ people: 3, students: 4, staged: 0 })
  })

  it('hangs up on what it does not understand, and goes on serving', async () => {
    const place = await placeWithSchool()
    const bot = await startOn(place)
    const order = JSON.stringify({ errand: 'import' })
    for (const line of [
      'no json',
      '{}',
      '{"errand":"__proto__"}',
      '{"errand":"toString"}',
      `${order}\n{"dryRun":"yes"}`,
      `${order}\n${JSON.stringify({ dryRun: false, yes: true })}\n{"is":"changes","rows":[{"file":"users","id":"x","data":{}}]}`,
      'x'.repeat(5_000_000),
    ]) {
      const socket = connect(localAddress(place.dataDir))
      socket.on('error', () => undefined)
      socket.write(`${line}\n`)
      socket.resume()
      await new Promise((settle) => socket.once('close', settle))
    }
    const socket = connect(localAddress(place.dataDir))
    const talk = openTalk(socket)
    await talk.say({ errand: 'import' })
    await talk.close()
    expect(await trajectbot(place, 'import', await small()).end()).toMatchObject({ code: 0 })
    await stopBot(bot)
  })

  it('says what there is to type, and what is wrong with what was typed', async () => {
    const place = { dataDir: await temporaryFolder(), databaseUrl: undefined }
    expect(await trajectbot(place).end()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('import DIR|ZIP'),
    })
    for (const args of [
      ['import'],
      ['import', '/nowhere/at/all'],
      ['import', 'a', 'b'],
      ['import', '--so', 'a'],
    ]) {
      const { code, stderr } = await trajectbot(place, ...args).end()
      expect(code).toBe(2)
      expect(stderr).toContain('Usage: npx trajectbot import')
      expect(stderr).not.toMatch(/^\s+at /m)
    }
  })
})
