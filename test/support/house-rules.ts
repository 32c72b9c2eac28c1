import { importsOf, packageOf, resolved, type SourceFile } from './imports.ts'

/** A folder is what it knows: the folders and packages that its files may import. */
type Room = {
  readonly folder: string
  readonly folders: readonly string[]
  readonly packages: readonly string[]
}

const core = 'src/core/'

const rooms: readonly Room[] = [
  // The school: no I/O, no SDK, no database. Pure libraries for time and text only.
  { folder: core, folders: [], packages: ['zod', 'temporal-polyfill', 'csv-parse', 'yaml'] },
  { folder: 'src/bots/slack/', folders: [core], packages: ['@slack/*', 'zod', 'node:'] },
  {
    folder: 'src/bots/teams/',
    folders: [core],
    packages: ['@microsoft/teams-ai', 'botbuilder', 'htmlparser2', 'jose', 'zod', 'node:'],
  },
  {
    folder: 'src/bots/browser/',
    folders: [core],
    packages: ['hono', '@hono/node-server', 'adaptivecards', 'zod', 'temporal-polyfill', 'node:'],
  },
  { folder: 'src/jobs/', folders: [core], packages: ['node-cron', 'pg-boss', 'temporal-polyfill', 'zod'] },
  { folder: 'src/commands/', folders: [core, 'src/paper/'], packages: ['fflate', 'zod', 'node:'] },
  // Keys and the folder they lie in: nothing of a database, nothing of a front.
  { folder: 'src/vault/', folders: [core], packages: ['temporal-polyfill', 'zod', 'node:'] },
  // Letters: how they are drawn, and how they wait for the browser of one person.
  {
    folder: 'src/paper/',
    folders: [core, 'src/vault/'],
    packages: ['pdfkit', 'node:'],
  },
  { folder: 'src/server/', folders: [core], packages: ['pino', 'prom-client', 'zod', 'node:'] },
  {
    folder: 'prisma/',
    folders: [core],
    packages: [
      '@prisma/*',
      '@electric-sql/pglite',
      'pglite-prisma-adapter',
      'pg',
      'zod',
      'temporal-polyfill',
      'uuid',
      'node:',
    ],
  },
]

/** The files that know every room; nothing in a room imports them. */
const everything = [
  'src/house.ts',
  'src/open-house.ts',
  'src/errands.ts',
  'src/errand-here.ts',
  'src/night.ts',
  'src/practice-school.ts',
  'src/practice-trajectories.ts',
  'src/look-around.ts',
  'src/practice.ts',
  'src/main.ts',
  'src/command-line.ts',
]

/** What only the world can tell: passed in, never taken. */
const fromTheWorld =
  /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\(|\bsetTimeout\(|\bsetInterval\(|\bfetch\(|\bconsole\./

const matches = (name: string, pattern: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern

const brokenImport = (room: Room, file: SourceFile, name: string): string | undefined => {
  const target = resolved(file, name)
  const allowed = name.startsWith('.')
    ? [room.folder, ...room.folders].some((folder) => target.startsWith(folder))
    : room.packages.some((pattern) => matches(packageOf(name), pattern))
  return allowed ? undefined : `${file.path} may not import ${target}`
}

/** The rules of the house that a file breaks, in words; a file outside every room breaks the first. */
export const brokenHouseRules = (file: SourceFile): readonly string[] => {
  const { path, text } = file
  const room = rooms.find(({ folder }) => path.startsWith(folder))
  if (!room) return everything.includes(path) ? [] : [`${path} stands in no room`]
  const broken = importsOf(file).flatMap((name) => brokenImport(room, file, name) ?? [])
  if (room.folder === core && fromTheWorld.test(text)) broken.push(`${path} takes something from the world`)
  if (/^export \*|^export \{[^}]*\} from/m.test(text)) broken.push(`${path} hands on what is not its own`)
  if (/(?:^|\/)(?:utils?|helpers?|common|misc|index)(?:\/|\.ts$)/.test(path))
    broken.push(`${path} has a name that says nothing`)
  return broken
}
