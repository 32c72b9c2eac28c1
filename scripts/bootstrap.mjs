// Makes sure that everything is there, and then runs the command that was asked for. Built-ins only, and no syntax
// that Node 20 lacks: this is the one file that runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const modules = join(root, 'node_modules')
const stamps = join(modules, '.trajectbot')
const bin = join(modules, '.bin')
const isWindows = process.platform === 'win32'

/** Every command, as what it runs: with Node 24 or with a program that was installed. */
const commands = {
  start: [['node', '--no-warnings', '--env-file-if-exists=.env', 'src/main.ts']],
  test: [['vitest', 'run', '--project', 'fast']],
  'test:long': [['vitest', 'run', '--project', 'long']],
  verify: [['biome', 'ci', '--error-on-warnings', '.'], ['tsc', '-p', '.']],
  check: [
    ['biome', 'ci', '--error-on-warnings', '.'],
    ['tsc', '-p', '.'],
    ['vitest', 'run', '--project', 'fast'],
  ],
  format: [['biome', 'check', '--write', '.']],
  bench: [['node', '--no-warnings', 'bench/run.ts']],
  migration: [['node', '--no-warnings', 'prisma/new-migration.ts']],
  seed: [['node', '--no-warnings', '--env-file-if-exists=.env', 'prisma/seed.ts']],
  generate: [],
}

const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex')
const stampOf = (name) => {
  const path = join(stamps, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
const stamp = (name, value) => {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), value)
}
const say = (line) => process.stderr.write(`${line}\n`)
const path = [bin, process.env.PATH].join(delimiter)

const must = (program, args, env = {}) => {
  const done = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, PATH: path, ...env },
    shell: isWindows,
  })
  if (done.status === 0) return
  say(`${done.stdout ?? ''}${done.stderr ?? ''}`)
  throw new Error(`"${program} ${args.join(' ')}" failed. Mend what it says above and run the same command again.`)
}

const install = () => {
  const wanted = hashOf(join(root, 'package-lock.json'))
  if (stampOf('installed') === wanted) return
  say('Installing what is missing (once; a minute or so) ...')
  // An unattended npm 10 would wait for an answer to npx in a package's install script.
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of platforms other than the one it was made on.
  must('npm', ['install', '--no-save', '--loglevel=error'], { npm_config_yes: 'true' })
  stamp('installed', wanted)
}

const generate = () => {
  const wanted = hashOf(join(root, 'prisma/schema.prisma'))
  if (stampOf('generated') === wanted && existsSync(join(root, 'prisma/generated/client.ts'))) return
  // Prisma wants to download an engine that generating does not use; any program will do in its place.
  must('prisma', ['generate'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: 'true' })
  stamp('generated', wanted)
}

const lock = join(root, '.installing')
const staleAfter = 10 * 60_000
const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

/** Two commands that start at once must not install into the same folder. */
const alone = (work) => {
  for (let told = false; ; ) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0
      if (age > staleAfter) rmdirSync(lock)
      if (!told) say('Waiting for another command that is installing ...')
      told = true
      pause(200)
    }
  }
  try {
    work()
  } finally {
    rmdirSync(lock)
  }
}

const isReady = () =>
  stampOf('installed') === hashOf(join(root, 'package-lock.json')) &&
  stampOf('generated') === hashOf(join(root, 'prisma/schema.prisma')) &&
  existsSync(join(root, 'prisma/generated/client.ts'))

const run = ([program, ...args]) =>
  new Promise((settle) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path },
      shell: isWindows,
    })
    const forward = (signal) => child.kill(signal)
    process.on('SIGTERM', forward)
    // A terminal sends SIGINT to the whole group, so the child has it already; here it must only not end us first.
    const wait = () => {
      if (!process.stdin.isTTY) child.kill('SIGINT')
    }
    process.on('SIGINT', wait)
    child.on('error', (error) => {
      say(`${program}: ${error.message}`)
      settle(1)
    })
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', forward)
      process.off('SIGINT', wait)
      settle(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0))
    })
  })

const [name = '', ...rest] = process.argv.slice(2)
const command = commands[name]
if (!command) {
  say(`Usage: node scripts/bootstrap.mjs ${Object.keys(commands).join('|')}`)
  process.exit(2)
}
try {
  if (!isReady()) {
    alone(() => {
      install()
      generate()
    })
  }
} catch (error) {
  say(error.message)
  process.exit(1)
}
for (const [at, step] of command.entries()) {
  const code = await run(at === command.length - 1 ? [...step, ...rest] : step)
  if (code !== 0) process.exit(code)
}
