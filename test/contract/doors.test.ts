import { expect } from 'vitest'
import { eventually } from '../support/chat.ts'
import { platformFronts } from '../support/school.ts'
import { question } from './advice-story.ts'
import { type Rows, scenario } from './scenario.ts'

const quoted = 'Wie herkent dit? Na de pauze krijg ik 2B niet meer stil.'
const kept = 'select id::text from draft union all select id::text from advice_request'
const reachedAt = (rows: Rows) => rows('select conversation, service_url from account order by id')

scenario(
  'a shortcut opens the form anywhere, empty or with the words of a message, and says not who wrote them',
  async ({ as, rows, said }) => {
    const teacher = as('a teacher')
    const reached = await reachedAt(rows)
    await teacher.usesShortcut('ask-advice')
    expect(teacher.panel()).toContain('Vraag om advies')
    expect(teacher.panel()).not.toContain('het bericht')

    await teacher.usesShortcut('quote-message', `${quoted} Nummer: 123456782.`)
    expect(teacher.panel()).toContain(`${quoted} Nummer: •••••••••.`)
    expect(teacher.panel()).toContain('Wie het schreef, gaat niet mee.')
    expect(teacher.panel()).not.toMatch(/Bas|COLLEAGUE/)
    expect(await rows(kept)).toEqual([])

    const answers = { topic: 'difficult-class', about: 'class', who: '2B', urgency: 'can-wait' }
    await teacher.submits({ ...answers, question: 'kort' })
    expect(teacher.panel()).toContain('Vertel iets meer: minstens 10 tekens.')
    await teacher.submits({ ...answers, question: quoted })
    expect(teacher.panel()).toContain('Je vraag staat bij het ondersteuningsteam.')
    await teacher.repeats()
    expect(await rows('select question from advice_request')).toEqual([{ question: quoted }])
    expect(teacher.inPublic()).toEqual([])
    expect(said()).not.toContain('herkent')
    expect(await reachedAt(rows)).toEqual(reached)
  },
  { on: platformFronts },
)

scenario(
  'who calls the bot in front of everybody is answered alone, and nothing of it is read or kept',
  async ({ as, rows, said }) => {
    const teacher = as('a teacher')
    const reached = await reachedAt(rows)
    const answers = () => teacher.chat().filter((line) => line.includes('Stuur me dit liever privé.'))
    await teacher.mentions('Sanne van den Berg loopt weer weg, wat nu?')
    await eventually('an answer in private', () => answers().length > 0)
    await teacher.repeats()
    expect(answers()).toHaveLength(1)
    expect(teacher.inPublic()).toEqual([])
    expect(as('another teacher').chat()).toEqual([])
    expect(await rows(kept)).toEqual([])
    expect(said()).not.toContain('loopt')
    expect(await reachedAt(rows)).toEqual(reached)

    await teacher.opens('Vraag stellen')
    await teacher.submits({ topic: 'other', about: 'nobody', question, urgency: 'can-wait' })
    expect(teacher.panel()).toContain('Je vraag staat bij het ondersteuningsteam.')
  },
  { on: platformFronts },
)

scenario(
  'a stranger is told at each of these doors that they are not known, in front of others not even that',
  async ({ as, rows, house }) => {
    const nobody = as('a stranger')
    const told = () => [nobody.panel() ?? '', ...nobody.chat()].join()
    for (const name of ['ask-advice', 'quote-message']) {
      await nobody.usesShortcut(name, quoted)
      expect(told()).toContain('Ik ken je nog niet.')
    }
    await nobody.mentions('Sanne loopt weer weg')
    await nobody.mentions('Hallo?')
    expect(told()).not.toMatch(/Vraag om advies|herkent/)
    // Nobody else can see what Slack shows to one person; on Teams it is one line, whoever calls and however often.
    const line =
      'Ik antwoord alleen privé. Open een chat met mij; wat je me hier schrijft, lees en bewaar ik niet.'
    expect(nobody.inPublic()).toEqual(house.teams === 'on' ? [line] : [])
    expect(await rows(kept)).toEqual([])
    expect(await rows('select 1 from register')).toEqual([])
  },
  { on: platformFronts },
)

scenario(
  'where Slack opens no window, the words of a message become a draft, and nothing is lost',
  async ({ as, rows, wires }) => {
    const teacher = as('a teacher')
    wires.slack.next('views.open', { is: 'error', error: 'expired_trigger_id' })
    await teacher.usesShortcut('quote-message', `${quoted} 123456782`)
    expect(teacher.chat().at(-1)).toContain('Zal ik dit als adviesvraag doorzetten?')
    const text = `${quoted} •••••••••`
    expect(await rows('select text, status from draft')).toEqual([{ text, status: 'open' }])
    await teacher.opens('Aanpassen')
    expect(teacher.panel()).toContain(quoted)
  },
  { on: ['slack over http', 'slack over socket mode'] },
)
