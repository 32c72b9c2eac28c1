import { describe, expect, it, test } from 'vitest'
import { brokenHouseRules } from './support/house-rules.ts'
import { importsOf, packageOf, resolved, sourceFiles } from './support/imports.ts'

const house = [...sourceFiles('src'), ...sourceFiles('prisma')]

test('every file knows only what its folder may know', () => {
  expect(house.length).toBeGreaterThan(100)
  expect(house.flatMap(brokenHouseRules)).toEqual([])
})

test('nothing imports the start, and only the start imports the house', () => {
  const importing = (target: string): readonly string[] =>
    house
      .filter((file) => importsOf(file).some((name) => resolved(file, name) === target))
      .map(({ path }) => path)
  expect(importing('src/main.ts')).toEqual([])
  expect(importing('src/command-line.ts')).toEqual([])
  expect(importing('src/errands.ts')).toEqual([
    'src/command-line.ts',
    'src/open-house.ts',
    'src/practice-school.ts',
  ])
  expect(importing('src/open-house.ts')).toEqual(['src/main.ts'])
  expect(importing('src/house.ts')).toEqual(['src/open-house.ts'])
  expect(importing('src/practice.ts')).toEqual(['src/house.ts'])
})

test('only the front for Teams knows the Bot Framework', () => {
  const knowing = house.filter((file) =>
    importsOf(file).some((name) => /^(?:botbuilder|botframework|@microsoft\/)/.test(packageOf(name))),
  )
  expect(knowing.length).toBeGreaterThan(0)
  expect(knowing.filter(({ path }) => !path.startsWith('src/bots/teams/'))).toEqual([])
})

test('every file is small enough to be read in one go', () => {
  const words = /\.text\.ts$/
  const long = house.filter(({ path, text }) => !words.test(path) && text.split('\n').length > 201)
  expect(long.map(({ path }) => path)).toEqual([])
})

describe('the architecture test bites on', () => {
  const core = 'src/core/advice/ask-advice.ts'
  it.each([
    ['a core that knows Prisma', core, "import { PrismaClient } from '@prisma/client'"],
    ['a core that knows a store', core, "import { openStore } from '../../../prisma/store.ts'"],
    ['a core that knows a front', core, "import type { Style } from '../../bots/slack/render/message.ts'"],
    ['a core that knows files', core, "import {\n  readFile,\n} from 'node:fs/promises'"],
    ['a core that loads an SDK while it runs', core, "const bolt = await import('@slack/bolt')"],
    ['a core that requires an SDK', core, "const bolt = require('@slack/bolt')"],
    ['a core that imports for the effect', core, "import 'pg-boss'"],
    ['a core that looks at the clock', core, 'const now = Temporal.Now.instant()'],
    ['a core that reads the environment', core, 'const { PORT } = process.env'],
    ['a core that hands on what is not its own', core, "export { z } from 'zod'"],
    [
      'a front that knows the database',
      'src/bots/slack/gesture.ts',
      "import { openStore } from '../../../prisma/store.ts'",
    ],
    [
      'a front that knows the other',
      'src/bots/teams/gesture.ts',
      "import { drawBlock } from '../slack/render/block.ts'",
    ],
    [
      'a practice page that draws with what belongs to Teams',
      'src/bots/browser/answer.ts',
      "import { messageCard } from '../teams/render/message.ts'",
    ],
    ["a front that knows the other's SDK", 'src/bots/slack/gesture.ts', "import { App } from 'botbuilder'"],
    [
      'a job that knows a front',
      'src/jobs/queue.ts',
      "import { openSlackFront } from '../bots/slack/slack-front.ts'",
    ],
    ['a store that knows the queue', 'prisma/store.ts', "import { PgBoss } from 'pg-boss'"],
    ['a room that knows the house', 'src/jobs/queue.ts', "import { openHouse } from '../house.ts'"],
    ['a file without a room', 'src/things/thing.ts', ''],
    ['a name that says nothing', 'src/core/utils/dates.ts', ''],
  ])('%s', (_, path, text) => {
    expect(brokenHouseRules({ path, text })).toHaveLength(1)
  })
})
