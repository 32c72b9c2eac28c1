import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { ChatPlatform } from '../src/core/people/account.ts'
import type { AppliedChoices, SchoolChoices } from '../src/core/school/school-choices.ts'
import type { PrismaClient } from './generated/client.ts'
import { schoolIdOf } from './school-id.ts'
import { StartError } from './start-error.ts'
import { dateOf } from './stores/access.store.ts'
import { applyChoices } from './stores/apply-choices.ts'
import type { PrismaTx } from './stores/transaction.ts'

/** The school's choices, as they are understood and as they were written. */
export type ChoicesFile = { readonly choices: SchoolChoices; readonly written: unknown }

const Taken = z.array(z.object({ platform: ChatPlatform, id: z.string() }))

/** The workspaces of the file become the school's, and no others on a chat platform are. What marks a school for practice is no workspace of a file. */
const keepWorkspaces = async (
  tx: PrismaTx,
  school: string,
  { key, workspaces }: SchoolChoices,
): Promise<void> => {
  const wanted = ChatPlatform.options.flatMap((platform) =>
    workspaces[platform].map((id) => ({ platform, id })),
  )
  const all = JSON.stringify(wanted)
  await tx.$executeRaw`
    delete from workspace w where w.school_id = ${school}::uuid and w.platform <> 'browser' and not exists (
      select from jsonb_to_recordset(${all}::jsonb) as n(platform text, id text)
      where n.platform = w.platform and n.id = w.id)`
  await tx.$executeRaw`
    insert into workspace (platform, id, school_id)
    select n.platform, n.id, ${school}::uuid from jsonb_to_recordset(${all}::jsonb) as n(platform text, id text)
    on conflict do nothing`
  const taken = Taken.parse(
    await tx.$queryRaw`
      select w.platform, w.id from workspace w
      join jsonb_to_recordset(${all}::jsonb) as n(platform text, id text) on n.platform = w.platform and n.id = w.id
      where w.school_id <> ${school}::uuid order by w.platform, w.id`,
  )
  if (taken.length === 0) return
  const named = taken.map(({ platform, id }) => `${platform} ${id}`).join(', ')
  throw new StartError(
    `workspaces: ${named} belongs to another school. If this is that school under a new key, give it back its old key; "${key}" is another one.`,
  )
}

/**
 * Keeps what a school chose: itself, its workspaces, and the roles and mentors it gives. Doing it twice, or on two
 * machines at once, comes to the same. The answer is what came of it.
 */
export const keepChoices = (
  client: PrismaClient,
  { choices, written }: ChoicesFile,
  at: Temporal.Instant,
): Promise<AppliedChoices> => {
  const school = schoolIdOf(choices.key)
  const { name, zone, language, emergencyPhone, topics } = choices
  return client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${school}, true)`
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('school-file:' || ${school}, 0))`
    await tx.$executeRaw`
      insert into school (id, name, zone, locale, emergency_phone, topics, choices)
      values (${school}::uuid, ${name}, ${zone}, ${language}, ${emergencyPhone}, ${[...topics]}::text[],
        ${JSON.stringify(written)}::jsonb)
      on conflict (id) do update set name = excluded.name, zone = excluded.zone, locale = excluded.locale,
        emergency_phone = excluded.emergency_phone, topics = excluded.topics, choices = excluded.choices`
    await keepWorkspaces(tx, school, choices)
    return applyChoices(tx, { school, at: dateOf(at) })
  })
}
