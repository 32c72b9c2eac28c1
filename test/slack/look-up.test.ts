import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Panel } from '../../src/core/view/view.ts'
import { openSlackBot, type SlackBot } from '../support/slack-bot.ts'
import { faultNote } from '../support/slack-recorded-door.ts'

const panel: Panel = {
  kind: 'panel',
  title: sentence`Afspraken`,
  body: [{ kind: 'text', text: 'Mag eerder weg.' }],
  buttons: [],
}

describe('what is looked up in Slack', () => {
  let bot: SlackBot
  beforeEach(async () => {
    bot = await openSlackBot()
  })
  afterEach(() => bot.close())
  const windowSays = (words: string) =>
    bot.slack.until(
      () => bot.someone.modal() !== undefined && bot.someone.modalWords().includes(words),
      words,
    )

  it('stands in a window and nowhere else, also when the answer is a line, or a fault', async () => {
    bot.answers(panel)
    await bot.someone.slash('/afspraken', 'Sanne')
    await windowSays('Mag eerder weg.')
    expect(bot.last().gesture).toMatchObject({
      is: 'slash',
      name: 'afspraken',
      text: 'Sanne',
      overheard: false,
    })
    // The recorded door answers with a line, as the real one does to somebody it does not know.
    await bot.someone.slash('/afspraken', 'Sanne')
    await windowSays('Dat is genoteerd.')
    bot.fails()
    await bot.someone.slash('/afspraken', 'Sanne')
    await windowSays(faultNote.lines[0])
    expect(bot.someone.messages()).toEqual([])
  })

  it('opens before it is found when that takes long, and is filled then', async () => {
    bot.answers(async () => {
      await wait(1200)
      return panel
    })
    const { acknowledged } = await bot.someone.slash('/afspraken', 'Sanne')
    expect(acknowledged).toBe(true)
    await windowSays('Ik zoek het op')
    await windowSays('Mag eerder weg.')
    expect(
      bot.slack.calls.map(({ method }) => method).filter((method) => method.startsWith('views.')),
    ).toEqual(['views.open', 'views.update'])
  })

  it('is told to the door as overheard anywhere but in a conversation of two', async () => {
    for (const channel of ['general', 'privategroup', 'mpdm-jan--els--karin-1']) {
      await bot.someone.slash('/afspraken', 'Sanne', undefined, channel)
      expect(bot.last().gesture, channel).toMatchObject({ is: 'slash', overheard: true })
      expect(bot.someone.last()).toMatchObject({ onlyFor: 'U0SOMEONE' })
    }
    expect(bot.someone.modal()).toBeUndefined()
  })
})
