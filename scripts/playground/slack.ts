import { freePort } from '../../test/support/free-port.ts'
import { startLocalSlack } from '../../test/support/local-slack.ts'
import { workspace } from '../../test/support/local-slack-buttons.ts'
import { play, type Seat, startBot } from './scene.ts'

const seat = (user: string, name: string, email: string): Seat => ({
  name,
  email: `${email}@oefencollege.example`,
  account: { platform: 'slack', workspace, user },
})

const seats = [
  seat('U01JAN', 'Jan Bakker', 'j.bakker'),
  seat('U02KARIN', 'Karin de Vries', 'k.devries'),
  seat('U03MO', 'Mo el Amrani', 'm.elamrani'),
  seat('U04ZEYNEP', 'Zeynep Yılmaz', 'z.yilmaz'),
  seat('U05WIM', 'Wim Mulder', 'w.mulder'),
]

await play(async () => {
  const port = await freePort()
  const members = seats.map(({ name, email, account }) => ({ user: account.user, name, email }))
  const slack = await startLocalSlack(members, `http://127.0.0.1:${port}/slack/events`)
  await startBot({ port, seats, env: slack.env })
  return [
    `\nlocal-slack is at ${slack.url}, with the invented school behind it. Requests are signed and verified.`,
    'Above on the right you choose who you are. Type as Jan Bakker, a teacher:',
    '  /advies                       the form opens; about a student of 2B: Sanne van den Berg',
    '  /advies help                  what you can do here',
    'or write to trajectbot in your own words. Then be Karin de Vries, trajectmedewerker: her conversation with',
    'trajectbot has the knock, and "Oppakken" takes the question.',
    'This client draws the buttons inside a window and does nothing when they are pressed ("Antwoorden", "Wedervraag",',
    '"Bekijken" in a list); the button under a form and the buttons of messages do work.',
  ]
})
