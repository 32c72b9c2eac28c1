import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openTeamsFront } from '../../src/bots/teams/teams-front.ts'
import { recordedDoor } from './slack-recorded-door.ts'
import { openTeamsWire } from './teams-wire.ts'

/** The real front with the real SDK, between the stand-in for Teams' wire and a recorded door. */
export const openTeamsBot = async () => {
  const teams = await openTeamsWire()
  const recorded = recordedDoor()
  const lines: { event: string; fields: Readonly<Record<string, unknown>> }[] = []
  const front = openTeamsFront(
    teams.settings,
    recorded.door,
    (command) => (command.endsWith('panel') ? 'panel' : command.endsWith('form') ? 'form' : 'note'),
    (event, fields) => lines.push({ event, fields }),
  )
  const server = createServer(front.listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
  teams.connect(url)
  return {
    ...recorded,
    teams,
    front,
    url,
    /** Everything that was logged. */
    lines,
    someone: teams.person('0b1e0000-0000-4000-8000-000000000001'),
    close: async (): Promise<void> => {
      await front.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await teams.close()
    },
  }
}
export type TeamsBot = Awaited<ReturnType<typeof openTeamsBot>>
