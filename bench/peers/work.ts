import { randomUUID } from 'node:crypto'
import { client } from './database.ts'

/** Who and what a peer is asked about. */
export type Asked = {
  readonly platform: 'slack' | 'teams'
  readonly workspace: string
  readonly user: string
}

/** One line of what a peer shows. */
export type Line = { readonly id: string; readonly topic: string; readonly asker: string }

/** What a peer does for a request, before it replies. */
export type Work = (asked: Asked) => Promise<readonly Line[]>

type Arrived = { readonly school_id: string; readonly person_id: string }

const person = { select: { id: true, givenName: true, familyName: true } } as const

type PrismaTx = Parameters<Parameters<typeof client.$transaction>[0]>[0]

const permitted = async (tx: PrismaTx, asked: Asked, action: string): Promise<Arrived> => {
  const { platform, workspace, user } = asked
  const now = new Date()
  const [arrived] = await tx.$queryRaw<Arrived[]>`
    select * from arrive(${platform}, ${workspace}, ${user}, ${now}::timestamptz)`
  if (!arrived) throw new Error('nobody is at the door')
  const { school_id: school, person_id: actor } = arrived
  await tx.$queryRaw`select permit(
    ${school}::uuid, ${randomUUID()}::text, ${now}::timestamptz, ${actor}::uuid, ${action}::text,
    ${['colleague']}::text[], ${null}::uuid, ${null}::uuid, ${null}::uuid
  )`
  return arrived
}

/**
 * Peer A for the list of one's own questions: what our own path asks the database, statement by statement, in one
 * interactive transaction: `arrive`, `permit`, and the page of questions with their people.
 */
export const listInTransaction: Work = (asked) =>
  client.$transaction(async (tx) => {
    const { school_id: schoolId, person_id: askerId } = await permitted(tx, asked, 'advice.list-own')
    const rows = await tx.adviceRequest.findMany({
      where: { schoolId, askerId },
      select: {
        id: true,
        topic: true,
        urgency: true,
        status: true,
        askedAt: true,
        asker: person,
        handler: person,
      },
      orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
      skip: 0,
      take: 15,
    })
    return rows.map(({ id, topic, asker }) => ({ id, topic, asker: asker.givenName }))
  })

/** Peer A for help, which reads nothing more: `arrive` and `permit`. */
export const helpInTransaction: Work = (asked) =>
  client.$transaction(async (tx) => {
    await permitted(tx, asked, 'help.read')
    return sameLength
  })

const sameLength: readonly Line[] = Array.from({ length: 8 }, () => ({
  id: randomUUID(),
  topic: 'behaviour',
  asker: 'Jan',
}))

/** Peer B: one Prisma read. It finds the first instead of the unique one, because Prisma puts those of one moment together. */
export const oneRead: Work = async ({ platform, workspace }) => {
  await client.workspace.findFirst({ where: { platform, id: workspace } })
  return sameLength
}

/** The work that a peer is started for. */
export const workNamed = (name: string | undefined, transaction: Work): Work =>
  name === 'transaction' ? transaction : oneRead
