import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { openStore } from '../../prisma/store.ts'
import { openDoor } from '../../src/core/app/open-door.ts'
import { findDue } from '../../src/core/knocks/find-due.ts'
import { asOwner } from '../support/as-owner.ts'
import { freshDatabase, onEachEngine } from '../support/databases.ts'
import { openClock } from '../support/school-clock.ts'

const question = 'Hoe begin ik een les na de pauze?'

const schoolIn = (workspace: string): SchoolFile =>
  SchoolFile.parse({
    name: workspace,
    workspaces: [{ platform: 'slack', id: workspace }],
    people: [
      { givenName: 'Jan', familyName: 'Bakker', user: 'teacher' },
      { givenName: 'Karin', familyName: 'de Vries', roles: ['support-worker'], user: 'worker' },
    ].map(({ user, ...person }) => ({ ...person, accounts: [{ platform: 'slack', workspace, user }] })),
  })

onEachEngine('what is due', (engine) => {
  const open = async () => {
    const database = await freshDatabase(engine)
    const clock = openClock()
    const logged: unknown[] = []
    const log = (event: string, fields: object): void => void logged.push({ event, ...fields })
    const store = openStore(database.client, { newId, enqueue: async () => undefined })
    const door = openDoor({ store, clock: clock.now, newId, log })
    const asks = async (workspace: string): Promise<string> => {
      const advice = newId()
      await door.enter({
        account: { platform: 'slack', workspace, user: 'teacher' },
        event: newId(),
        canOpen: true,
        platformLocale: undefined,
        conversation: undefined,
        gesture: {
          is: 'command',
          command: 'advice.ask',
          args: { advice, topic: 'other', about: 'nobody', question, urgency: 'today' },
        },
      })
      return advice
    }
    return {
      clock,
      logged,
      asks,
      keeps: (workspace: string) => keepSchool(database.client, schoolIn(workspace), newId),
      look: () => findDue({ store, clock: clock.now, log, pause: async () => undefined }),
      owner: (sql: string) => asOwner(database, sql),
      knockedAgain: async (): Promise<readonly unknown[]> =>
        (
          (await asOwner(
            database,
            `select advice_id::text as advice from delivery where kind = 'advice.waiting' order by advice_id`,
          )) as readonly { advice: string }[]
        ).map(({ advice }) => advice),
    }
  }

  it('is found for all others when one request or one school stands in the way, and for those once they do not', async () => {
    const { clock, logged, asks, keeps, look, owner, knockedAgain } = await open()
    const broken = await keeps('BROKEN')
    await keeps('WHOLE')
    const [one, stuck, other] = [await asks('WHOLE'), await asks('WHOLE'), await asks('WHOLE')]
    const waiting = await asks('BROKEN')
    await owner(`update school set choices = '"nonsense"' where id = '${broken.id}'`)
    await owner(`alter table delivery add constraint stuck check (advice_id <> '${stuck}') not valid`)
    clock.set('2026-11-24T12:30')
    await look()
    expect(await knockedAgain()).toEqual([one, other].toSorted())
    expect(logged).toContainEqual({ event: 'look-failed', kind: 'waiting', error: expect.any(String) })
    expect(JSON.stringify(logged)).not.toContain(question)

    await owner(`update school set choices = '{}' where id = '${broken.id}'`)
    await owner('alter table delivery drop constraint stuck')
    await Promise.all([look(), look(), look(), look()])
    expect(await knockedAgain()).toEqual([one, stuck, other, waiting].toSorted())
  })
})
