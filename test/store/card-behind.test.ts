import { setTimeout as wait } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { openStore } from '../../prisma/store.ts'
import type { QueuedJobs } from '../../prisma/stores/transaction.ts'
import { authorize } from '../../src/core/access/permit.ts'
import { openDoor } from '../../src/core/app/open-door.ts'
import { AdviceId, DeliveryId, PersonId, SchoolId } from '../../src/core/kernel/ids.ts'
import { deliver } from '../../src/core/knocks/deliver.ts'
import { freshDatabase, onEachEngine } from '../support/databases.ts'
import { openClock } from '../support/school-clock.ts'

const file = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [{ platform: 'slack', id: 'T0' }],
  people: ['teacher', 'support-worker'].map((role) => ({
    givenName: 'Naam',
    familyName: role,
    roles: [role],
    accounts: [{ platform: 'slack', workspace: 'T0', user: role }],
  })),
})

onEachEngine('a card that arrives while its question is being taken', (engine) => {
  it('does not stay behind', async () => {
    const database = await freshDatabase(engine)
    const kept = await keepSchool(database.client, file, newId)
    const school = SchoolId.parse(kept.id)
    const worker = PersonId.parse(kept.people[1])
    const jobs: QueuedJobs[] = []
    const store = openStore(database.client, { newId, enqueue: async (_, job) => void jobs.push(job) })
    const clock = openClock().now
    const log = () => undefined
    const advice = AdviceId.parse(newId())
    await openDoor({ store, clock, newId, newCode: newId, log }).enter({
      account: { platform: 'slack', workspace: 'T0', user: 'teacher' },
      event: newId(),
      canOpen: true,
      platformLocale: undefined,
      conversation: undefined,
      gesture: {
        is: 'command',
        command: 'advice.ask',
        args: {
          advice,
          topic: 'other',
          about: 'nobody',
          question: 'Hoe begin ik een les?',
          urgency: 'today',
        },
      },
    })
    const [job] = jobs.splice(0)
    const { promise: underWay, resolve: isUnderWay } = Promise.withResolvers<void>()
    const { promise: arrived, resolve: arrives } = Promise.withResolvers<void>()
    const send = async () => {
      isUnderWay()
      await arrived
      return { is: 'sent', message: 'D0:1' } as const
    }
    const messenger = () => ({ send, update: send })
    const delivering = deliver(
      { store, clock, log, messenger },
      school,
      DeliveryId.parse(job?.data[0]?.delivery),
    )
    await underWay
    await store.transaction(school, async (tx) => {
      const at = clock()
      const subject = { kind: 'advice', advice } as const
      const permit = await authorize(tx, { school, actor: worker, action: 'advice.claim', subject, at })
      if (permit === 'again' || !permit.ok) throw new Error('a support worker may take a question')
      await tx.changeAdvice(permit.value, 1, { status: 'claimed', handler: worker, at })
      await tx.refreshCards(advice)
      // The card arrives before this is committed; what is written about it must not be written from before.
      arrives()
      await Promise.race([delivering, wait(300)])
    })
    await delivering
    expect(jobs.map(({ queue }) => queue)).toEqual(['refresh-card'])
  })
})
