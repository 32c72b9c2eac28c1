import { DomUtils, parseDocument } from 'htmlparser2'
import { z } from 'zod'
import { between } from '../../src/core/view/field.ts'

type Nodes = ReturnType<typeof parseDocument>
type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>

/** A form of the page, as a browser would send it. */
export type PageForm = {
  readonly action: string
  /** What stands in it before anybody touches it. */
  readonly fields: ReadonlyMap<string, string>
  /** The names of what can be filled in, each with the values that can be chosen; none when anything can be typed. */
  readonly inputs: ReadonlyMap<string, readonly string[] | undefined>
  readonly submits: readonly string[]
}

const isShown = (element: Element): boolean => !('hidden' in element.attribs)

/** All that can be read in a piece of a page: letters, and what stands in its fields. */
export const wordsIn = (html: string): string => {
  const document = parseDocument(html)
  const values = DomUtils.findAll(
    ({ name, attribs }) => name === 'input' && attribs.type === 'text',
    document.children,
  ).map(({ attribs }) => attribs.value ?? '')
  const words = DomUtils.findAll(
    ({ attribs }) => (attribs.class ?? '').split(' ').includes('unseen'),
    document.children,
  )
  for (const unseen of words) DomUtils.removeElement(unseen)
  return [DomUtils.textContent(document), ...values].join('\n').replace(/[ \t]+/g, ' ')
}

const filledWith = (element: Element): string | undefined => {
  const { name } = element
  const { type, value } = element.attribs
  if (name === 'textarea') return DomUtils.textContent(element).replace(/^\n/, '')
  if (name === 'select') {
    const chosen = DomUtils.findOne(
      (one) => one.name === 'option' && 'selected' in one.attribs,
      element.children,
    )
    return chosen?.attribs.value ?? ''
  }
  const ticks = type === 'radio' || type === 'checkbox'
  return ticks && !('checked' in element.attribs) ? undefined : (value ?? '')
}

const optionsOf = (element: Element): readonly string[] | undefined => {
  if (element.name === 'select')
    return DomUtils.findAll(({ name }) => name === 'option', element.children).map(
      ({ attribs }) => attribs.value ?? '',
    )
  const { type, value = '' } = element.attribs
  return type === 'radio' || type === 'checkbox' ? [value] : undefined
}

const formOf = (form: Element): PageForm => {
  const fields = new Map<string, string>()
  const inputs = new Map<string, readonly string[] | undefined>()
  const all = DomUtils.findAll(
    ({ name, attribs }) => ['input', 'textarea', 'select'].includes(name) && !('disabled' in attribs),
    form.children,
  )
  for (const element of all) {
    const { name = '', type } = element.attribs
    const value = filledWith(element)
    const before = fields.get(name)
    const several = type === 'checkbox' && before !== undefined
    if (value !== undefined) fields.set(name, several ? [before, value].join(between) : value)
    if (type === 'hidden') continue
    const options = optionsOf(element)
    inputs.set(name, options && [...(inputs.get(name) ?? []), ...options])
  }
  const submits = DomUtils.findAll(({ name }) => name === 'button', form.children)
    .filter(isShown)
    .map((button) => DomUtils.textContent(button).trim())
  return { action: form.attribs.action ?? '', fields, inputs, submits }
}

const formsOf = (nodes: Nodes['children']): readonly PageForm[] =>
  DomUtils.findAll(({ name }) => name === 'form', nodes).map(formOf)

/** The forms of a piece of a page. A button with a question before it counts by its own name. */
export const formsIn = (html: string): readonly PageForm[] => {
  const document = parseDocument(html)
  const asked = DomUtils.findAll(
    ({ name, attribs }) => name === 'details' && attribs.class === 'sure',
    document.children,
  ).flatMap((details) => {
    const summary = DomUtils.findOne(({ name }) => name === 'summary', details.children)
    const label = summary ? DomUtils.textContent(summary).trim() : ''
    return formsOf(details.children).map((form) => ({ ...form, submits: [label] }))
  })
  return [...formsOf(document.children), ...asked]
}

const Change = z.strictObject({
  place: z.string(),
  how: z.enum(['inside', 'instead', 'after-last']),
  html: z.string(),
})

/** One event of the line between the page and the bot. */
export type LiveEvent =
  | { readonly is: 'ready' }
  | { readonly is: 'change'; readonly id: string; readonly change: z.infer<typeof Change> }
  | { readonly is: 'outdated' }

const eventOf = (block: string): LiveEvent | undefined => {
  const lines = new Map(
    block.split('\n').map((line) => [line.split(': ')[0] ?? '', line.slice(line.indexOf(': ') + 2)]),
  )
  switch (lines.get('event')) {
    case 'ready':
      return { is: 'ready' }
    case 'change':
      return {
        is: 'change',
        id: lines.get('id') ?? '',
        change: Change.parse(JSON.parse(lines.get('data') ?? '')),
      }
    case 'outdated':
      return { is: 'outdated' }
    default:
      return undefined
  }
}

/** Reads the line of a page, as `EventSource` does. */
export const follow = async (response: Response, tell: (event: LiveEvent) => void): Promise<void> => {
  if (!response.ok || !response.body) throw new Error(`the line of the page was answered ${response.status}`)
  let rest = ''
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = eventOf(block)
      if (event) tell(event)
    }
  }
}

/** Every element of a piece of a page. */
export const elementsIn = (html: string): readonly Element[] =>
  DomUtils.findAll(() => true, parseDocument(html).children)

/** All letters of a piece of a page, as they stand there. */
export const lettersIn = (html: string): string => DomUtils.textContent(parseDocument(html))
