import { z } from 'zod'
import { Pseudonym } from '../../src/core/access/vault.ts'
import { Role } from '../../src/core/people/person.ts'
import type { KeptText, LockedText } from '../../src/core/retention/forgetting-store.ts'
import { Prisma } from '../generated/client.ts'
import { place as emergencyPlace } from '../stores/circle.store.ts'
import { place as agreementPlace } from '../stores/look-up.ts'
import { place as trajectoryPlace } from '../stores/trajectory.store.ts'
import type { PrismaTx } from '../stores/transaction.ts'

const { sql, raw } = Prisma
type Sql = Prisma.Sql

/** The rows of one short transaction. */
const pageSize = 500

/** Does some work as a school, in a transaction of its own. */
export type InSchool = <T>(school: string, work: (tx: PrismaTx) => Promise<T>) => Promise<T>

type Seen = { readonly key: string }

async function* pages<R extends Seen>(
  read: (after: string) => Promise<readonly R[]>,
): AsyncGenerator<readonly R[]> {
  for (let after = ''; ; ) {
    const page = await read(after)
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last.key
  }
}

const Texts = z.array(
  z.object({
    key: z.string(),
    id: z.uuid(),
    text: z.string(),
    on: z.string(),
    by: Role.nullable(),
  }),
)

const roleOf = (person: Sql): Sql =>
  sql`(select min(r.role) from person_role r where r.school_id = t.school_id and r.person_id = ${person})`

/** A day on the school's own wall clock. */
const dayOf = (moment: Sql): Sql =>
  sql`to_char(${moment} at time zone (select zone from school where id = t.school_id), 'YYYY-MM-DD')`

const texts = {
  request: (student: string) => sql`
    select t.id::text as key, t.id, t.question as text, ${dayOf(sql`t.asked_at`)} as on, ${roleOf(sql`t.asker_id`)} as by
    from advice_request t where t.student_id is distinct from ${student}::uuid`,
  turn: (student: string) => sql`
    select t.id::text as key, t.advice_id as id, t.text, ${dayOf(sql`t.at`)} as on, ${roleOf(sql`t.author_id`)} as by
    from advice_turn t join advice_request a on a.school_id = t.school_id and a.id = t.advice_id
    where a.student_id is distinct from ${student}::uuid`,
  draft: () => sql`
    select t.id::text as key, t.id, t.text, ${dayOf(sql`t.updated_at`)} as on, ${roleOf(sql`t.person_id`)} as by
    from draft t where t.text <> ''`,
} as const

/** What people wrote in plain, without what is about this pupil. */
export async function* keptTexts(
  inSchool: InSchool,
  school: string,
  student: string,
): AsyncGenerator<readonly KeptText[]> {
  for (const kind of ['request', 'turn', 'draft'] as const) {
    const found = pages(async (after) =>
      Texts.parse(
        await inSchool(
          school,
          (tx) => tx.$queryRaw`
            select * from (${texts[kind](student)}) found where key > ${after} order by key limit ${pageSize}`,
        ),
      ),
    )
    for await (const page of found)
      yield page.map(({ id, text, on, by }) => ({ kind, id, text, on, ...(by ? { by } : {}) }))
  }
}

const Locked = z.array(
  z.object({
    key: z.string(),
    id: z.uuid(),
    pseudonym: Pseudonym,
    version: z.int(),
    on: z.string().nullable(),
    box: z.instanceof(Uint8Array),
  }),
)

const boxes = {
  agreement: {
    rows: raw(`
      select id::text || ':' || lpad(version::text, 9, '0') as key, id, pseudonym, version, valid_from::text as on, box
      from agreement
      union all
      select v.agreement_id::text || ':' || lpad(v.version::text, 9, '0'), v.agreement_id, a.pseudonym, v.version,
        a.valid_from::text, v.box
      from agreement_version v join agreement a on a.school_id = v.school_id and a.id = v.agreement_id`),
    place: agreementPlace,
  },
  trajectory: {
    rows: raw(`select id::text as key, id, pseudonym, 0 as version, null::text as on, box from trajectory`),
    place: trajectoryPlace,
  },
  emergency: {
    rows: raw(
      `select id::text as key, id, pseudonym, 0 as version, since::date::text as on, box from emergency`,
    ),
    place: emergencyPlace,
  },
} as const

/** What is locked under any pseudonym. */
export async function* lockedTexts(
  inSchool: InSchool,
  school: string,
): AsyncGenerator<readonly LockedText[]> {
  for (const kind of ['agreement', 'trajectory', 'emergency'] as const) {
    const { rows, place } = boxes[kind]
    const found = pages(async (after) =>
      Locked.parse(
        await inSchool(
          school,
          (tx) => tx.$queryRaw`
            select * from (${rows}) found where key > ${after} order by key limit ${pageSize}`,
        ),
      ),
    )
    for await (const page of found)
      yield page.map(({ id, pseudonym, version, on, box }) => ({
        kind,
        id,
        pseudonym,
        place: place(id, version),
        box,
        ...(on ? { on } : {}),
      }))
  }
}
