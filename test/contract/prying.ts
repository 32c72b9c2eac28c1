import { expect } from 'vitest'
import { catalogue } from '../../src/core/app/catalogue.ts'
import type { Person } from '../support/chat.ts'
import { names } from '../support/school.ts'
import type { Rows } from './scenario.ts'

/** What anybody reads about what is not there, or not for them. */
export const hidden = 'Niet gevonden, of niet voor jou.'

/** What somebody was answered last, wherever it appeared. */
export const answer = async (
  person: Person,
  command: string,
  args: Readonly<Record<string, string | number>>,
) => {
  await person.forges(command, args)
  return person.panel() ?? person.chat().at(-1)
}

/** Everything any command takes, about one request, one draft and one turn. */
export const everyArg = (ids: {
  readonly advice: string
  readonly draft: string
  readonly turn: string
  readonly to: string
}) => ({
  ...ids,
  text: 'Dit hoort hier niet te komen staan.',
  topic: 'behaviour',
  about: 'nobody',
  question: 'Dit hoort hier niet te komen staan.',
  urgency: 'can-wait',
  shelf: 'open',
  page: 1000,
  helped: 'talk',
})

/** What makes something new under the id that came along, or is somebody's own setting. */
const making = [
  'advice.new',
  'advice.ask',
  'draft.add',
  'language.choose',
  'absence.report',
  'absence.end',
  'working-days.open',
  'working-days.choose',
]

/** Every command that makes nothing of its own. */
export const others = catalogue.map(({ command }) => command).filter((command) => !making.includes(command))

/** The id of the only row of a table. */
export const idOf = async (rows: Rows, table: string): Promise<string> =>
  String((await rows(`select id from ${table}`))[0]?.id)

/** The id of somebody. */
export const personId = async (rows: Rows, seat: keyof typeof names): Promise<string> =>
  String((await rows(`select id from person where given_name = '${names[seat].split(' ')[0]}'`))[0]?.id)

/** Waits until every knock and card that was decided has been delivered or given up. */
export const settled = (rows: Rows): Promise<void> =>
  expect
    .poll(
      () =>
        rows(
          `select 1 from pgboss.job where state < 'completed' and name in ('deliver-knock', 'refresh-card')`,
        ),
      {
        timeout: 15_000,
      },
    )
    .toEqual([])

/** All that is kept about questions, and all that stands in the chats of those it concerns. */
export const stateOf = async (rows: Rows, people: readonly Person[]) => ({
  requests: await rows('select * from advice_request order by id'),
  turns: await rows('select * from advice_turn order by id'),
  drafts: await rows('select * from draft order by id'),
  deliveries: await rows('select * from delivery order by id'),
  chats: people.map((person) => person.chat()),
})
