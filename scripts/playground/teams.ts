import { freePort } from '../../test/support/free-port.ts'
import { openVerifiedTeams } from '../../test/support/verified-teams.ts'
import { play, type Seat, startBot } from './scene.ts'

await play(async () => {
  const teams = await openVerifiedTeams()
  const seat = (number: number, name: string, email: string): Seat => ({
    name,
    email: `${email}@oefencollege.example`,
    account: {
      platform: 'teams',
      workspace: teams.tenant,
      user: `0b1e0000-0000-4000-8000-00000000000${number}`,
    },
  })
  const seats = [seat(1, 'Jan Bakker', 'j.bakker'), seat(2, 'Karin de Vries', 'k.devries')]
  const port = await freePort()
  const clients = await Promise.all(
    seats.map(({ name, email, account }) => teams.playground({ user: account.user, name, email })),
  )
  await startBot({ port, seats, env: teams.env(...clients) })
  teams.proxy.connect(`http://127.0.0.1:${port}/api/messages`)
  const [his, hers] = clients
  return [
    "\nTwo of Microsoft's Agents Playgrounds, with the invented school behind them. Tokens are signed and verified.",
    `  Jan Bakker, a teacher:              ${his?.url}`,
    `  Karin de Vries, trajectmedewerker:  ${hers?.url}`,
    'Open both, and type as Jan: "help", "advies", or a question in your own words and then "Doorzetten". Karin hears of',
    'it at once.',
    'This client opens no dialogs from cards: "Openen", "Bekijken", "Oppakken" and "Aanpassen" only say that task/fetch',
    'is not supported. What such a window shows, see on the practice page of "npm start". "Doorzetten", "Nee" and the',
    'actions on a message ("Trigger Message Extension App") do work.',
  ]
})
