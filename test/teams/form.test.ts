import { expect, it } from 'vitest'
import { dialog } from '../../src/bots/teams/render/dialog.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Form } from '../../src/core/view/view.ts'

const form = (intro: Form['intro']): Form => ({
  kind: 'form',
  title: sentence`Vraag om advies`,
  intro,
  fields: [{ kind: 'line', name: 'who', label: 'Welke leerling of klas?', maxLength: 100 }],
  submit: { label: sentence`Versturen`, command: 'advice.ask', args: {} },
})

const kinds = (intro: Form['intro']): string[] => {
  const { task } = dialog(form(intro), 'nl')
  return task.type === 'continue' ? task.value.card.content.body.map(({ type }) => type) : []
}

it('a form with nothing before it begins with its first field, not with a dash', () => {
  expect(kinds([])).toEqual(['Input.Text'])
  expect(kinds([{ kind: 'text', text: 'Sanne droomt weg.' }])).toEqual(['RichTextBlock', 'Input.Text'])
})
