// Makes sure that everything is there, and then runs the command that was asked for. Built-ins only, and no syntax
// that Node 20 lacks: this is the one file that runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const modules = join(root, 'node_modules')
const isWindows = process.platform === 'win32'

// Node has an option for a file that need not exist, and prints a line when it does not.
const settings = existsSync(join(root, '.env')) ? ['--env-file=.env'] : []

/** Every command, as what it runs: with Node 24 or with a program that was installed. */
const commands = {
  start: [['node', '--disable-warning=ExperimentalWarning', ...settings, 'src/main.ts']],
  test: [['vitest', 'run', '--project', 'fast']],
  'test:long': [['vitest', 'run', '--project', 'long']],
  verify: [
    ['biome', 'ci', '--error-on-warnings', '.'],
    ['tsc', '-p', '.'],
    ['tsc', '-p', 'src/bots/browser/page'],
  ],
  check: [
    ['biome', 'ci', '--error-on-warnings', '.'],
    ['tsc', '-p', '.'],
    ['tsc', '-p', 'src/bots/browser/page'],
    ['vitest', 'run', '--project', 'fast'],
  ],
  format: [['biome', 'check', '--write', '.']],
  bench: [['node', '--disable-warning=ExperimentalWarning', 'bench/run.ts']],
  migration: [['node', '--disable-warning=ExperimentalWarning', 'prisma/new-migration.ts']],
  trajectbot: [['node', '--disable-warning=ExperimentalWarning', ...settings, 'src/command-line.ts']],
  seed: [['node', '--disable-warning=ExperimentalWarning', ...settings, 'prisma/seed.ts']],
  manifests: [['node', '--disable-warning=ExperimentalWarning', ...settings, 'manifests/make.ts']],
  generate: [],
  'playground:slack': [['node', '--disable-warning=ExperimentalWarning', 'scripts/playground/slack.ts']],
  'playground:teams': [['node', '--disable-warning=ExperimentalWarning', 'scripts/playground/teams.ts']],
  'practice-school': [['node', '--disable-warning=ExperimentalWarning', 'scripts/practice-school/write.ts']],
}

const say = (line) => process.stderr.write(`${line}\n`)
const end = (code, line) => {
  say(line)
  process.exit(code)
}
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

// Windows writes PATH as it likes, and a second spelling beside it would win or lose at random.
const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
const environment = (more = {}) => ({
  ...process.env,
  [pathName]: [join(modules, '.bin'), process.env[pathName]].join(delimiter),
  ...more,
})

/** Whether what is installed is what the lock file asks for, whoever installed it. */
const isInstalled = () => {
  const installed = join(modules, '.package-lock.json')
  if (!existsSync(installed) || !existsSync(join(modules, '.bin', isWindows ? 'node.cmd' : 'node')))
    return false
  const there = readJson(installed).packages
  return Object.entries(readJson(join(root, 'package-lock.json')).packages).every(
    ([path, { version, integrity, optional, devOptional }]) =>
      path === '' ||
      (there[path]
        ? there[path].version === version && there[path].integrity === integrity
        : (optional ?? devOptional)),
  )
}

/** The packages whose install scripts may run, as package.json lists them; npm before 11 does not read that list. */
const allowedScripts = () =>
  Object.entries(readJson(join(root, 'package.json')).allowScripts)
    .filter(([name, allowed]) => allowed && existsSync(join(modules, name)))
    .map(([name]) => name)

const npm = async (...args) => {
  // The Node in node_modules is about to be replaced, so npm runs with the one of the machine.
  const path = (process.env[pathName] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== join(modules, '.bin'))
  const child = spawn('npm', [...args, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, [pathName]: path.join(delimiter), npm_config_yes: 'true' },
    shell: isWindows,
  })
  if (child.pid) holdFor(child.pid)
  const code = await ended(child)
  if (code !== 0) end(1, `"npm ${args[0]}" failed. Mend what it says above and run the same command again.`)
}

const install = async () => {
  say('Installing what is missing (once; a minute or so) ...')
  const started = Date.now()
  const still = setInterval(
    () => say(`... still installing (${Math.round((Date.now() - started) / 1000)} s)`),
    15_000,
  )
  // Not `npm ci`: it refuses a lock file that lacks the optional packages of platforms other than its maker's.
  await npm('install', '--no-save', '--include=dev', '--include=optional', '--ignore-scripts')
  await npm('rebuild', '--ignore-scripts=false', ...allowedScripts())
  clearInterval(still)
  if (!isInstalled())
    end(1, 'npm says that all is installed, yet node_modules is not what package-lock.json asks for.')
}

const generatedStamp = join(modules, '.trajectbot-generated')
const generatedFrom = () =>
  ['prisma/schema.prisma', 'node_modules/prisma/package.json']
    .reduce((hash, path) => hash.update(readFileSync(join(root, path))), createHash('sha256'))
    .digest('hex')

const isGenerated = () =>
  existsSync(join(root, 'prisma/generated/client.ts')) &&
  existsSync(generatedStamp) &&
  readFileSync(generatedStamp, 'utf8') === generatedFrom()

const generate = () => {
  const done = spawnSync('prisma', ['generate', '--no-hints'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    // Prisma wants to download an engine that generating does not use; any program will do in its place.
    env: environment({
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: 'true',
      CHECKPOINT_DISABLE: '1',
    }),
    shell: isWindows,
  })
  if (done.status !== 0)
    end(
      1,
      `${done.stdout ?? ''}${done.stderr ?? ''}\n"prisma generate" failed; mend prisma/schema.prisma first.`,
    )
  writeFileSync(generatedStamp, generatedFrom())
}

/** A first start copies what lies ready. Where it does not, it makes its own and takes two seconds longer. */
const layReady = () => {
  const script = 'prisma/lay-database-ready.ts'
  if (!existsSync(join(root, script))) return
  const options = { cwd: root, stdio: 'ignore', env: environment(), shell: isWindows }
  spawnSync('node', ['--disable-warning=ExperimentalWarning', script], options)
}

const lock = join(root, '.installing')
const pause = (milliseconds) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whether those who hold the lock are gone: killed, or stopped before they wrote a number. */
const isAbandoned = () => {
  try {
    const holders = readdirSync(lock)
    return holders.length > 0
      ? !holders.some((pid) => isAlive(Number(pid)))
      : Date.now() - statSync(lock).mtimeMs > 5_000
  } catch {
    return false
  }
}

/** An npm that outlives us still writes to node_modules. */
const holdFor = (pid) => writeFileSync(join(lock, String(pid)), '')

const tryLock = () => {
  try {
    mkdirSync(lock)
    holdFor(process.pid)
  } catch {
    return false
  }
  // Another one may just be clearing away what it took for an abandoned lock.
  pause(50)
  return existsSync(join(lock, String(process.pid)))
}

/** Two commands that start at once must not install into the same folder. */
const alone = async (work) => {
  for (let told = false; !tryLock(); told = true) {
    if (!told) say('Waiting for another command that is installing ...')
    if (isAbandoned()) rmSync(lock, { recursive: true, force: true })
    else pause(200)
  }
  const unlock = () => rmSync(lock, { recursive: true, force: true })
  // An install that fails ends the process from within.
  process.once('exit', unlock)
  await work()
  process.off('exit', unlock)
  unlock()
}

/** Waits for a program, handing on what ends it once, and tells its exit code. */
const ended = (child) =>
  new Promise((settle) => {
    const sent = new Set()
    const forward = (signal) => {
      // A terminal sends SIGINT to the whole group, so the child has it already; here it must only not end us first.
      if (signal === 'SIGINT' && process.stdin.isTTY) return
      // The bot reads its files again on every SIGHUP.
      if (sent.has(signal) && signal !== 'SIGHUP') return
      sent.add(signal)
      child.kill(signal)
    }
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    const settled = (code) => {
      for (const signal of signals) process.off(signal, forward)
      settle(code)
    }
    child.on('error', (error) => {
      say(error.message)
      settled(1)
    })
    child.on('exit', (code, signal) => settled(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0)))
  })

const run = ([program, ...args]) =>
  ended(spawn(program, args, { cwd: root, stdio: 'inherit', env: environment(), shell: isWindows }))

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19))
  end(1, `Trajectbot needs Node 20.19 or newer to start; this is ${process.versions.node}.`)

const [name = '', ...rest] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command) end(2, `Usage: node scripts/bootstrap.mjs ${Object.keys(commands).join('|')}`)

if (!isInstalled() || !isGenerated())
  await alone(async () => {
    if (!isInstalled()) await install()
    if (!isGenerated()) {
      generate()
      layReady()
    }
  })

for (const [at, step] of command.entries()) {
  const code = await run(at === command.length - 1 ? [...step, ...rest] : step)
  if (code !== 0) process.exit(code)
}
