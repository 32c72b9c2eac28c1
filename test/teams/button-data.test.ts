import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Gesture } from '../../src/core/app/door.ts'
import { activities } from '../support/teams-activities.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
})
afterEach(() => bot.close())

const commanded = (): Extract<Gesture, { is: 'command' }> => {
  const { gesture } = bot.last()
  if (gesture.is !== 'command') throw new Error(`a ${gesture.is} came to the door`)
  return gesture
}

describe('what travels with a button', () => {
  it('wins over answers of the same name', async () => {
    await bot.someone.invokes('task/submit', {
      data: {
        command: 'advice.ask',
        args: { advice: 'the-one', turn: 2 },
        'answer-advice': 'another',
        'answer-turn': '7',
        'answer-command': 'advice.withdraw',
        'answer-args': 'x',
        'answer-question': 'Wat nu?',
        'answer-': 'nameless',
        question: 'no answer',
      },
    })
    expect(commanded()).toEqual({
      is: 'command',
      command: 'advice.ask',
      args: {
        advice: 'the-one',
        turn: 2,
        command: 'advice.withdraw',
        args: 'x',
        question: 'Wat nu?',
        '': 'nameless',
      },
    })
  })

  it('leaves out what was not filled in', async () => {
    const data = { command: 'advice.ask', 'answer-who': '', 'answer-question': 'Wat nu?' }
    await bot.someone.invokes('task/submit', { data })
    expect(commanded().args).toEqual({ question: 'Wat nu?' })
  })

  it.each(['task/fetch', 'task/submit', 'adaptiveCard/action'])(
    'changes no object of ours, whatever its names, in %s',
    async (name) => {
      const data: unknown = JSON.parse(`{
        "command": "advice.open", "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } },
        "args": { "__proto__": { "polluted": 1 }, "constructor": "c", "toString": "s", "turn": 2 },
        "answer-__proto__": { "polluted": 1 }, "answer-constructor": "d", "answer-hasOwnProperty": "h"
      }`)
      await bot.someone.invokes(name, name === 'adaptiveCard/action' ? { action: { data } } : { data })
      const { args } = commanded()
      expect(Object.getPrototypeOf(args)).toBe(Object.prototype)
      expect(args).toMatchObject({ constructor: 'c', toString: 's', turn: 2 })
      expect('polluted' in args || 'polluted' in {}).toBe(false)
    },
  )

  const nonsense: readonly unknown[] = [
    undefined,
    null,
    'text',
    7,
    [],
    {},
    { command: '' },
    { command: 7 },
    { command: 'x'.repeat(101) },
    { command: 'advice.open', args: 'x' },
    { command: 'advice.open', args: [] },
    { args: {} },
  ]
  it.each(nonsense)('reaches the door only when it makes sense (%#)', async (data) => {
    for (const name of ['task/fetch', 'task/submit', 'composeExtension/submitAction'])
      expect((await bot.someone.invokes(name, { data })).status).toBe(501)
    for (const value of [{ action: { data } }, { action: data }, data])
      expect((await bot.someone.invokes('adaptiveCard/action', value)).status).toBe(501)
    if (data !== undefined && data !== null)
      expect(await bot.someone.causes(activities.submitted(bot.someone.at, data, '1'))).toEqual({
        status: 200,
        body: undefined,
      })
    expect(bot.visits).toEqual([])
    expect((await bot.someone.types('hallo')).status).toBe(200)
  })
})

it.each([
  'composeExtension/query',
  'composeExtension/queryLink',
  'composeExtension/selectItem',
  'message/submitAction',
  'signin/verifyState',
  'fileConsent/invoke',
  'actionableMessage/executeAction',
  'task/other',
  'toString',
])('%s, which we do not serve, is answered so and reaches nobody', async (name) => {
  const data = { command: 'advice.open', args: {} }
  expect(await bot.someone.invokes(name, { data, action: { data }, ...data })).toEqual({
    status: 501,
    body: undefined,
  })
  expect(bot.visits).toEqual([])
})

it('a button pressed in a group reaches nobody', async () => {
  const { at } = bot.someone
  const value = { action: { data: { command: 'advice.open', args: {} } } }
  const pressed = activities.invoke(at, 'adaptiveCard/action', value, '1')
  const conversation = { conversationType: 'groupChat', tenantId: at.tenant, id: at.conversation }
  const body = JSON.stringify({ ...pressed, conversation })
  expect(await bot.teams.post({ body })).toEqual({ status: 501, body: undefined })
  expect(bot.visits).toEqual([])
})
