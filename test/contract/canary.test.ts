import { v7 as newId } from 'uuid'
import { expect, vi } from 'vitest'
import { aboutSanne, asks, hears, takes } from './advice-story.ts'
import { settled } from './prying.ts'
import { type Rows, type Stage, scenario } from './scenario.ts'
import { agrees, changedKnock, enrols } from './trajectory-story.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Two hundred pupils whose names, nicknames and numbers no sentence of ours could ever hold by chance. */
const canaries = Array.from({ length: 200 }, (_, at) => ({
  given: `Kanarie${at}`,
  nickname: `Piepje${at}`,
  family: `Zangvogel${at}`,
  number: `KN7${String(at).padStart(3, '0')}`,
}))
const sings = /kanarie\d|piepje\d|zangvogel\d|kn7\d{3}/i

/** They sit in the class of the teacher, and in the other. */
const letIn = async (rows: Rows): Promise<void> => {
  const values = canaries.map(
    ({ given, nickname, family, number }, at) =>
      `('${newId()}'::uuid, '${number}', '${given}', '${nickname}', '${family}', '${at % 2 ? '2B' : '3A'}')`,
  )
  await rows(`with given (id, number, given_name, nickname, family_name, class) as (values ${values.join(', ')}),
    come as (
      insert into student (id, school_id, number, given_name, nickname, family_name)
      select g.id, s.id, g.number, g.given_name, g.nickname, g.family_name from given g, school s returning id, school_id
    ) insert into enrolment (school_id, class_id, student_id)
      select c.school_id, c.id, g.id from given g join class c on c.name = g.class returning 1`)
}

type Piece = { readonly where: string; readonly said: unknown; readonly window: boolean }

const asText = (said: unknown): string =>
  JSON.stringify(said, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? ''

/** Every byte that left the bot, with whether it was drawn in a window that one person opened. */
const outgoing = async ({ wires, log, house, rows }: Stage): Promise<readonly Piece[]> => {
  const { slack, teams } = wires
  const piece = (where: string, said: unknown, window = false): Piece => ({ where, said, window })
  const taskOf = (body: unknown): { type?: string } =>
    typeof body === 'object' && body !== null && 'task' in body ? (body.task as { type?: string }) : {}
  const modalOf = (body: unknown): boolean =>
    typeof body === 'object' &&
    body !== null &&
    'response_action' in body &&
    (body.response_action === 'update' || body.response_action === 'errors')
  const inside = /^(?:student|enrolment|person|school|class|roster_row|roster_staged)$/
  const tables = await rows(
    `select table_name::text as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const kept: Piece[] = []
  for (const { name } of tables) {
    if (inside.test(String(name)) || name === '_prisma_migrations') continue
    kept.push(piece(`table ${name}`, await rows(`select t.*::text as row from ${name} t`)))
  }
  return [
    ...slack.calls.map(({ method, fields }) =>
      piece(`slack ${method}`, fields, method === 'views.open' || method === 'views.update'),
    ),
    ...slack.receipts.map(({ body, text }) => piece('slack acknowledgement', [body, text], modalOf(body))),
    piece('slack conversations', slack.workspace.messages),
    piece('slack home pages', [...slack.workspace.homes]),
    ...teams.connector.calls.map((call) => piece('teams message', call)),
    ...teams.receipts.map(({ body }) => piece('teams answer', body, taskOf(body).type === 'continue')),
    ...log.map((line) => piece('log', line)),
    piece('queue', await rows('select data, output, singleton_key from pgboss.job')),
    piece('metrics', await (await fetch(`${house.url}/metrics`)).text()),
    ...kept,
  ]
}

scenario(
  'a pupil is named in the windows that somebody opened, and in no other byte that leaves the bot',
  async (stage) => {
    const { as, rows } = stage
    await letIn(rows)
    const [teacher, worker, coordinator] = [as('a teacher'), as('a support worker'), as('the coordinator')]
    const pupil = 'Kanarie1 Zangvogel1'
    for (const name of [
      'Kanarie3',
      'piepje5 zangvogel5',
      'KN7007',
      'Kanarie2 Zangvogel2',
      'Kanarje9',
      'Kanarie999',
    ])
      await teacher.looksUp(name)
    await enrols(coordinator, rows, pupil)
    await agrees(worker, { pupil, sentence: 'Piepje1 mag eerder naar huis.' })
    await hears(teacher, changedKnock)
    await teacher.opens('Bekijken')
    await teacher.looksUp('piepje1')
    await teacher.opens('Gelezen')
    await as('a caretaker').types('noodgeval')
    await as('a caretaker').opens('Openen')
    await as('a caretaker').submits({
      who: 'KN7001',
      reason: 'Kanarie1 is gevallen en ik moet nu weten wie ik bel.',
    })
    await hears(coordinator, 'Een collega heeft in een noodgeval gekeken')
    await coordinator.opens('Bekijken')
    await asks(teacher, {
      ...aboutSanne,
      who: 'KN7001',
      question: 'Wat kan ik morgen anders doen in deze les?',
    })
    await takes(worker)
    await hears(teacher, 'heeft je adviesvraag opgepakt')
    await teacher.types('mijn leerlingen')
    await teacher.opens('Openen')
    await settled(rows)

    const pieces = await outgoing(stage)
    const singing = pieces.filter(({ said }) => sings.test(asText(said)))
    expect([...new Set(singing.filter(({ window }) => !window).map(({ where }) => where))]).toEqual([])
    // The scan would have heard them: the windows are full of them.
    expect(singing.length).toBeGreaterThan(8)
  },
  { on: ['slack over http', 'teams', 'teams and slack'] },
)
