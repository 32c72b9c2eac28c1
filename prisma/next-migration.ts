import { embeddedOwner, openInMemory } from './embedded.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations-on-disk.ts'
import { schemaDifference } from './schema-difference.ts'

const stampOf = (now: Date): string => now.toISOString().replaceAll(/\D/g, '').slice(0, 14)

/** A migration is applied in the order of its name, so it comes after the last one, whatever the clock says. */
const stampAfter = (last: string | undefined, now: Date): string => {
  const lastStamp = last?.split('_')[0] ?? ''
  return stampOf(now) > lastStamp ? stampOf(now) : String(BigInt(lastStamp) + 1n)
}

/** The migration that brings the migrations so far to a schema; nothing where the two agree. */
export const nextMigration = async (
  word: string,
  { migrations, schema, now }: { migrations: readonly Migration[]; schema: string; now: Date },
): Promise<Pick<Migration, 'name' | 'script'> | undefined> => {
  const pglite = await openInMemory()
  try {
    await migrate(embeddedOwner(pglite), migrations)
    const script = await schemaDifference(pglite, schema)
    return script === undefined
      ? undefined
      : { name: `${stampAfter(migrations.at(-1)?.name, now)}_${word}`, script }
  } finally {
    await pglite.close()
  }
}
