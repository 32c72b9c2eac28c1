import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

const lockFile = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/prisma': { version, integrity: version },
      'node_modules/for-another-machine': { version: '1.0.0', optional: true },
    },
  })

/** Stands in for npm: takes a while, installs what the lock file says, and counts. */
const npm = `#!/bin/sh
[ -n "$NPM_FAILS" ] && exit 1
[ "$1" = rebuild ] && exit 0
echo "$@" >> npm-calls
sleep 0.3
mkdir -p node_modules/.bin node_modules/prisma
cp package-lock.json node_modules/.package-lock.json
echo '{}' > node_modules/prisma/package.json
cp stubs/* node_modules/.bin/
`
const prisma = `#!/bin/sh
echo "$PRISMA_SCHEMA_ENGINE_BINARY" >> prisma-calls
mkdir -p prisma/generated && echo > prisma/generated/client.ts
`
const node = `#!/bin/sh
exec "${process.execPath}" --eval '
process.once("SIGTERM", () => process.exit(7))
process.stdout.write(process.argv.slice(1).join(" ") + "\\n")
setTimeout(() => {}, process.env.LINGER ? 10_000 : 0)
' -- "$@"
`

/** A project with nothing installed, on a machine whose npm is a stand-in. */
const freshClone = async () => {
  const root = await temporaryFolder()
  for (const folder of ['scripts', 'prisma', 'machine', 'stubs']) await mkdir(join(root, folder))
  await copyFile(
    join(import.meta.dirname, '../../scripts/bootstrap.mjs'),
    join(root, 'scripts/bootstrap.mjs'),
  )
  await writeFile(join(root, 'package.json'), JSON.stringify({ allowScripts: { prisma: false } }))
  await writeFile(join(root, 'package-lock.json'), lockFile('1'))
  await writeFile(join(root, 'prisma/schema.prisma'), '')
  for (const [path, script] of Object.entries({
    'machine/npm': npm,
    'stubs/prisma': prisma,
    'stubs/node': node,
  })) {
    await writeFile(join(root, path), script)
    await chmod(join(root, path), 0o755)
  }
  return root
}

const start = (root: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess => {
  const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${join(root, 'machine')}:${process.env.PATH}`, ...env },
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

const run = async (root: string, args: readonly string[], env?: Record<string, string>) => {
  const child = start(root, args, env)
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code, stdout, stderr }
}

const calls = async (root: string, program: string): Promise<number> =>
  readFile(join(root, `${program}-calls`), 'utf8').then(
    (text) => text.trim().split('\n').length,
    () => 0,
  )

describe.skipIf(process.platform === 'win32')('a command on a fresh clone', () => {
  test('installs, generates and runs, and does only the last when nothing changed', async () => {
    const root = await freshClone()
    const first = await run(root, ['seed', 'a school.json'])
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/prisma\/seed\.ts a school\.json\n$/),
    })
    expect(first.stderr).toContain('Installing')

    const second = await run(root, ['seed'])
    expect(second).toMatchObject({ code: 0, stderr: '' })
    expect([await calls(root, 'npm'), await calls(root, 'prisma')]).toEqual([1, 1])
  })

  test('does again what its files ask for: an install for another lock file, a client for another schema', async () => {
    const root = await freshClone()
    await run(root, ['generate'])
    await writeFile(join(root, 'prisma/schema.prisma'), 'model School {}')
    await run(root, ['generate'])
    expect([await calls(root, 'npm'), await calls(root, 'prisma')]).toEqual([1, 2])
    await writeFile(join(root, 'package-lock.json'), lockFile('2'))
    await run(root, ['generate'])
    expect(await calls(root, 'npm')).toBe(2)
  })

  test('installs once when two are given at the same moment', async () => {
    const root = await freshClone()
    const both = await Promise.all([run(root, ['seed']), run(root, ['seed'])])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect([await calls(root, 'npm'), await calls(root, 'prisma')]).toEqual([1, 1])
  })

  test('is not held up by one that was killed while it installed', async () => {
    const root = await freshClone()
    const killed = start(root, ['seed'])
    await expect.poll(() => calls(root, 'npm')).toBe(1)
    killed.kill('SIGKILL')
    expect((await run(root, ['seed'])).code).toBe(0)
  })

  test('ends with a word of advice when the install fails, and leaves the way free', async () => {
    const root = await freshClone()
    const failed = await run(root, ['seed'], { NPM_FAILS: '1' })
    expect(failed.code).toBe(1)
    expect(failed.stderr).toContain('"npm install" failed.')
    expect((await run(root, ['seed'])).code).toBe(0)
  })

  test('passes on a request to stop, and the exit code that follows', async () => {
    const root = await freshClone()
    await run(root, ['generate'])
    const child = start(root, ['start'], { LINGER: '1' })
    await once(child.stdout ?? child, 'data')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([7, null])
  })

  test('says which commands there are when it does not know one', async () => {
    const root = await freshClone()
    expect(await run(root, ['constructor'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('start|test'),
    })
  })
})
