import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { openStore } from '../../prisma/store.ts'
import type { Gesture } from '../../src/core/app/door.ts'
import { openDoor } from '../../src/core/app/open-door.ts'
import { asOwner } from '../support/as-owner.ts'
import { type Engine, freshDatabase, onEachEngine } from '../support/databases.ts'

const schoolIn = (workspace: string): SchoolFile =>
  SchoolFile.parse({
    name: workspace,
    workspaces: [{ platform: 'slack', id: workspace }],
    people: [
      {
        givenName: 'Ad',
        familyName: 'Hofman',
        roles: ['admin'],
        accounts: [{ platform: 'slack', workspace, user: 'admin' }],
      },
      { givenName: 'Rob', familyName: 'Maas', email: `rob@${workspace}.example` },
    ],
  })

const codes = ['BCD-FGH-JKM', 'NPQ-RST-VWX', 'ZBC-DFG-HJK']
const wrong = 'ZXZ-XZX-ZXZ'

/** Two schools behind one door; codes come in the order above. */
const openSchools = async (engine: Engine) => {
  const database = await freshDatabase(engine)
  const ours = await keepSchool(database.client, schoolIn('ours'), newId)
  const theirs = await keepSchool(database.client, schoolIn('theirs'), newId)
  let made = 0
  const door = openDoor({
    store: openStore(database.client, { newId, enqueue: async () => undefined }),
    clock: () => Temporal.Now.instant(),
    newId,
    newCode: () => codes[made++] ?? wrong,
    log: () => undefined,
  })
  const enter = async (workspace: string, user: string, gesture: Gesture, email = 'no@body.example') => {
    const { reply } = await door.enter({
      account: { platform: 'slack', workspace, user },
      event: newId(),
      canOpen: true,
      platformLocale: undefined,
      conversation: undefined,
      profile: async () => ({ is: 'member', emails: [email], locale: undefined }),
      gesture,
    })
    return JSON.stringify(reply)
  }
  return {
    ours,
    handsOut: (workspace: string, person: string | undefined) =>
      enter(workspace, 'admin', { is: 'command', command: 'account.code', args: { person } }),
    types: (workspace: string, user: string, text: string, email?: string) =>
      enter(workspace, user, { is: 'line', text }, email),
    theirs,
    count: async (table: 'link_try' | 'link_code' | 'account'): Promise<number> =>
      (await asOwner(database, `select 1 from ${table}`)).length,
    run: (sql: string) => asOwner(database, sql),
  }
}

onEachEngine('accounts and codes', (engine) => {
  it('are those of one school: elsewhere an address or a code means nothing', async () => {
    const { ours, theirs, handsOut, types, count } = await openSchools(engine)
    expect(await types('theirs', 'rob', 'hallo', 'rob@ours.example')).toContain('Ik ken je nog niet')
    expect(await types('nowhere', 'rob', 'hallo', 'rob@ours.example')).toContain('Ik ken je nog niet')
    expect(await handsOut('ours', theirs.people[1])).toContain('Niet gevonden')
    const panel = await handsOut('ours', ours.people[1])
    const code = codes.find((one) => panel.includes(one)) ?? ''
    expect(await types('theirs', 'rob', code)).toContain('kan ik je niet koppelen')
    expect(await types('nowhere', 'rob', code)).toContain('kan ik je niet koppelen')
    expect(await count('account')).toBe(2)
    expect(await types('ours', 'rob', code)).toContain('Welkom, Rob Maas.')
  })

  it('are tried no more often by many at once, nor by many accounts together, than is allowed', async () => {
    const { ours, handsOut, types, count, run } = await openSchools(engine)
    await Promise.all(Array.from({ length: 8 }, () => types('ours', 'guesser', wrong)))
    expect(await count('link_try')).toBe(5)
    await run(`insert into link_try (id, school_id, platform, workspace, external_user, at)
      select gen_random_uuid(), '${ours.id}', 'slack', 'ours', 'guesser ' || n, now() from generate_series(1, 45) n`)
    const panel = await handsOut('ours', ours.people[1])
    const code = codes.find((one) => panel.includes(one)) ?? ''
    expect(await types('ours', 'rob', code)).toContain('kan ik je niet koppelen')
    expect(await count('link_try')).toBe(50)
    await run(`update link_try set at = now() - interval '61 minutes'`)
    expect(await types('ours', 'rob', code)).toContain('Welkom, Rob Maas.')
    expect(await count('link_try')).toBe(1)
  })
})
