import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dialog } from '../../src/bots/teams/render/dialog.ts'
import { bytesOf } from '../../src/bots/teams/render/room.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Form } from '../../src/core/view/view.ts'
import { activities } from '../support/teams-activities.ts'
import { DialogAnswer } from '../support/teams-answer-rules.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'

describe('a form that is opened with far more than fits', () => {
  it('shows its beginning, says that it is cut, and fits the window', () => {
    const value = 'lang '.repeat(20_000)
    const form: Form = {
      kind: 'form',
      title: sentence`Vraag`,
      intro: [],
      fields: [{ kind: 'lines', name: 'question', label: 'Vraag', maxLength: 2000, value }],
      submit: { label: sentence`Versturen`, command: 'advice.ask', args: {} },
    }
    const drawn = dialog(form, 'nl')
    expect(DialogAnswer.safeParse(drawn).error).toBeUndefined()
    expect(bytesOf(drawn)).toBeLessThan(26 * 1024)
    expect(JSON.stringify(drawn)).toContain('Je tekst is langer dan in dit veld past')
  })
})

describe('an activity that Teams would not send', () => {
  let bot: TeamsBot
  beforeEach(async () => {
    bot = await openTeamsBot()
  })
  afterEach(() => bot.close())

  it.each([
    ['an id that would not fit the answer', { id: 'x'.repeat(501) }],
    ['an id with a control character', { id: '1\u0000' }],
    ['a name that would not fit the answer', { from: { id: '29:x', name: 'x'.repeat(501) } }],
  ])('with %s is refused', async (_, change) => {
    const body = JSON.stringify({ ...activities.typed(bot.someone.at, 'hallo'), ...change })
    expect(await bot.teams.post({ body })).toEqual({ status: 400, body: undefined })
    expect(bot.visits).toEqual([])
  })

  it('is logged without its own word for what it is', async () => {
    const body = JSON.stringify({ ...activities.typed(bot.someone.at, 'hallo'), type: 'Sanne' })
    await bot.teams.post({ body })
    expect(bot.lines).toEqual([{ event: 'teams.ignored', fields: { kind: 'other' } }])
  })
})
