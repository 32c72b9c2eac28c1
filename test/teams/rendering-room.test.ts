import { describe, expect, it } from 'vitest'
import { dialog } from '../../src/bots/teams/render/dialog.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Block } from '../../src/core/view/block.ts'
import { brokenRules, inputsIn, runsIn } from '../support/teams-card-rules.ts'

const shown = (body: readonly Block[]): readonly string[] => {
  const button = { label: 'Sluiten', command: 'advice.close', args: {} }
  const { task } = dialog({ kind: 'panel', title: sentence`Vraag`, body, buttons: [button] }, 'nl')
  if (task.type !== 'continue') throw new Error('a window of one line')
  expect(brokenRules(task.value.card.content)).toEqual([])
  return runsIn(task.value.card.content)
}
const quote = (text: string): Block => ({ kind: 'quote', who: 'Bas', when: 'nu', text })
const noticed = /^… en nog (\d+)\. Niet alles past hier\.$/

describe('a panel that is too long', () => {
  it('keeps its beginning and the newest words of a conversation, and counts what is between', () => {
    const turns = Array.from({ length: 60 }, (_, at) => quote(`${at}: ${'woord '.repeat(300)}`))
    const runs = shown([{ kind: 'text', text: 'De vraag zelf' }, ...turns])
    const kept = runs.filter((run) => run.includes('woord'))
    expect(runs[0]).toBe('De vraag zelf')
    expect(kept.at(-1)).toMatch(/^59: /)
    expect(Number(noticed.exec(runs[1] ?? '')?.[1])).toBe(60 - kept.length)
    expect(kept.length).toBeGreaterThan(10)
  })

  it('keeps the first of a list, and counts the rest', () => {
    const items = Array.from({ length: 300 }, (_, at) => ({ title: `Vraag ${at}`, detail: 'x'.repeat(80) }))
    const runs = shown([
      { kind: 'heading', text: 'Open vragen' },
      { kind: 'list', items },
    ])
    const kept = runs.filter((run) => run.startsWith('Vraag '))
    expect(runs.slice(0, 2)).toEqual(['Open vragen', 'Vraag 0'])
    expect(Number(noticed.exec(runs.at(-1) ?? '')?.[1])).toBe(300 - kept.length)
  })

  it('of one text that no card holds says that it is left out', () => {
    expect(shown([{ kind: 'text', text: 'x'.repeat(30_000) }])).toEqual(['… en nog 1. Niet alles past hier.'])
  })

  it('that just fits is whole', () => {
    const runs = shown([quote('x'.repeat(20_000)), quote('y'.repeat(4000))])
    expect(runs.some((run) => noticed.test(run))).toBe(false)
  })
})

it('a form with several long menus opens, and says how many options are left out', () => {
  const options = Array.from({ length: 100 }, (_, at) => ({
    value: `0197f0a0-0000-7000-8000-${String(at).padStart(12, '0')}`,
    label: `${at} Jan-Willem van den Berg-van der Meer`,
  }))
  const fields = ['a', 'b', 'c', 'd'].map((name) => ({ kind: 'menu', name, label: name, options }) as const)
  const submit = { label: sentence`Toewijzen`, command: 'advice.assign', args: {} }
  const form = { kind: 'form', title: sentence`Wie?`, intro: [], fields, submit } as const
  const { task } = dialog(form, 'nl')
  if (task.type !== 'continue') throw new Error('a window of one line')
  const { content } = task.value.card
  expect(brokenRules(content)).toEqual([])
  const counts = inputsIn(content).map(({ choices }) => choices?.length ?? 0)
  expect(counts.every((count) => count > 25 && count < 100)).toBe(true)
  expect(runsIn(content).filter((run) => noticed.test(run))).toEqual(
    counts.map((count) => `… en nog ${100 - count}. Niet alles past hier.`),
  )
})
