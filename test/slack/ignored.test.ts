import { expect, it, onTestFinished } from 'vitest'
import { openSlackBot } from '../support/slack-bot.ts'
import { shownView, viewSubmission } from '../support/slack-payloads.ts'

it.each([
  ['what travels with it', { args: { 'Sanne van den Berg': {} } }, {}],
  ['the name of an answer', { args: {} }, { 'Sanne van den Berg': { answer: { value: 5 } } }],
])('a form that cannot be read is ignored, and the log does not quote %s', async (_, parcelled, values) => {
  const bot = await openSlackBot()
  onTestFinished(bot.close)
  const { at } = bot.someone
  const view = { type: 'modal' as const, blocks: [] }
  const shown = shownView(at, 'V1', view, values, 'hash')
  const private_metadata = JSON.stringify({ command: 'advice.ask', ...parcelled })
  const payload = viewSubmission(at, 'trigger', { ...shown, private_metadata })
  const { acknowledged } = await bot.slack.deliver({ kind: 'interaction', payload })
  expect(acknowledged).toBe(true)
  expect(bot.visits).toEqual([])
  expect(bot.lines).toEqual([
    { event: 'slack.ignored', fields: { at: expect.stringMatching(/^view\.\w+$/) } },
  ])
})
