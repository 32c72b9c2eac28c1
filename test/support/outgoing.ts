import type { OpenSchool } from './school.ts'

/** Something that left the bot, and whether it was drawn in a window that one person opened. */
export type Piece = { readonly where: string; readonly said: unknown; readonly window: boolean }

const piece = (where: string, said: unknown, window = false): Piece => ({ where, said, window })

/** What was said, as the letters it travels in. */
export const asText = (said: unknown): string =>
  JSON.stringify(said, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? ''

const taskOf = (body: unknown): { type?: string } =>
  typeof body === 'object' && body !== null && 'task' in body ? (body.task as { type?: string }) : {}

const isModal = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'response_action' in body &&
  (body.response_action === 'update' || body.response_action === 'errors')

type From = Pick<OpenSchool, 'wires' | 'log' | 'house' | 'rows' | 'said'>

/** Every byte that left the bot: messages, cards, notifications, windows, log lines, jobs and metrics. */
export const outgoing = async ({ wires, log, house, rows, said }: From): Promise<readonly Piece[]> => {
  const { slack, teams } = wires
  return [
    ...slack.calls.map(({ method, fields }) =>
      piece(`slack ${method}`, fields, method === 'views.open' || method === 'views.update'),
    ),
    ...slack.receipts.map(({ body, text }) => piece('slack acknowledgement', [body, text], isModal(body))),
    piece('slack conversations', slack.workspace.messages),
    piece('slack home pages', [...slack.workspace.homes]),
    ...teams.connector.calls.map((call) => piece('teams message', call)),
    ...teams.receipts.map(({ body }) => piece('teams answer', body, taskOf(body).type === 'continue')),
    piece('conversations and lock screens', said()),
    ...log.map((line) => piece('log', line)),
    piece('queue', await rows('select data, output, singleton_key from pgboss.job')),
    piece('metrics', await (await fetch(`${house.url}/metrics`)).text()),
  ]
}

const roster = /^(?:student|enrolment|person|school|class|roster_row|roster_staged|_prisma_migrations)$/

/** Every table of the database but the roster. */
export const keptBesideRoster = async ({ rows }: Pick<From, 'rows'>): Promise<readonly Piece[]> => {
  const tables = await rows(
    `select table_name::text as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const kept: Piece[] = []
  for (const { name } of tables)
    if (!roster.test(String(name)))
      kept.push(piece(`table ${name}`, await rows(`select t.*::text as row from ${name} t`)))
  return kept
}
