import { createRequire } from 'node:module'
import { z } from 'zod'

type ParserEvent = { readonly message: string }
type Validation = { readonly validationEvents: readonly ParserEvent[] }
type Parser = {
  readonly HostConfig: new (config: object) => object
  readonly AdaptiveCard: {
    new (): {
      hostConfig: object
      parse(json: unknown, context: unknown): void
      validateProperties(): Validation
    }
    readonly langProperty: { readonly regEx: RegExp }
  }
  readonly SerializationContext: new (
    version: unknown,
  ) => {
    readonly eventCount: number
    getEventAt(index: number): ParserEvent
  }
  readonly Versions: { readonly v1_5: unknown }
}

const isParser = (module: unknown): module is Parser =>
  typeof module === 'object' && module !== null && 'AdaptiveCard' in module && 'Versions' in module

/** The package's own entry does not load in Node; its bundle does. */
const parser: Parser = z
  .custom<Parser>(isParser)
  .parse(createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js'))

/** An action of a card, as far as somebody who presses it needs it. */
export type CardAction = {
  readonly type: string
  readonly title: string
  readonly verb?: string | undefined
  readonly url?: string | undefined
  readonly associatedInputs?: string | undefined
  readonly data?: Readonly<Record<string, unknown>> | undefined
  readonly fallback?: CardAction | undefined
  readonly card?: { readonly actions?: readonly CardAction[] | undefined } | undefined
}

export type CardInput = {
  readonly type: 'Input.Text' | 'Input.ChoiceSet'
  readonly isMultiSelect?: boolean | undefined
  readonly id: string
  readonly label: string
  readonly isRequired: boolean
  readonly value?: string | undefined
  readonly maxLength?: number | undefined
  readonly choices?: readonly { readonly value: string }[] | undefined
}

type Node = Readonly<Record<string, unknown>>

const nodesIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  return [
    value as Node,
    ...Object.entries(value).flatMap(([key, one]) => (key === 'data' ? [] : nodesIn(one))),
  ]
}

const typed = (card: unknown, prefix: string): Node[] =>
  nodesIn(card).filter(({ type }) => typeof type === 'string' && type.startsWith(prefix))

const Action: z.ZodType<CardAction> = z.lazy(() =>
  z.object({
    type: z.string(),
    title: z.string().min(1),
    verb: z.string().optional(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    associatedInputs: z.string().optional(),
    data: z.record(z.string(), z.unknown()).optional(),
    fallback: Action.optional(),
    card: z.object({ actions: z.array(Action).max(6).optional() }).optional(),
  }),
)

const Input = z.object({
  type: z.enum(['Input.Text', 'Input.ChoiceSet']),
  id: z.string().min(1),
  label: z.string().min(1),
  isRequired: z.boolean(),
  errorMessage: z.string().min(1),
  value: z.string().optional(),
  maxLength: z.number().optional(),
  isMultiSelect: z.boolean().optional(),
  choices: z
    .array(z.object({ title: z.string().min(1), value: z.string().min(1) }))
    .min(1)
    .optional(),
})

const rows = (card: unknown): readonly unknown[][] =>
  nodesIn(card).flatMap(({ actions }) => (Array.isArray(actions) ? [actions] : []))

/** The buttons of a card, those behind other buttons included. */
export const buttonsIn = (card: unknown): readonly CardAction[] =>
  rows(card).flatMap((row) => row.map((action) => Action.parse(action)))

/** The inputs of a card. */
export const inputsIn = (card: unknown): readonly CardInput[] =>
  typed(card, 'Input.').map((input) => Input.parse(input))

/** Every word of a card, with the labels of its buttons. */
export const wordsIn = (card: unknown): string =>
  nodesIn(card)
    .filter(({ isVisible }) => isVisible !== false)
    .flatMap(({ type, text, title, label, value }) =>
      [text, title, label, type === 'Input.Text' ? value : undefined].filter(
        (word) => typeof word === 'string',
      ),
    )
    .join('\n')

/** Every run of letters of a card, as it stands there. */
export const runsIn = (card: unknown): readonly string[] =>
  typed(card, 'TextRun').flatMap(({ text }) => (typeof text === 'string' ? [text] : []))

const duplicates = (names: readonly unknown[]): unknown[] =>
  names.filter((name, at) => name !== undefined && names.indexOf(name) !== at)

const parsed = (card: unknown): string[] => {
  const context = new parser.SerializationContext(parser.Versions.v1_5)
  const instance = new parser.AdaptiveCard()
  // Teams shows six buttons in a row; the parser on its own allows five.
  instance.hostConfig = new parser.HostConfig({ actions: { maxActions: 6 } })
  // The parser's pattern for a language is global, so it remembers where its last match ended.
  parser.AdaptiveCard.langProperty.regEx.lastIndex = 0
  instance.parse(card, context)
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
  return [...events, ...instance.validateProperties().validationEvents.map(({ message }) => message)]
}

const Frame = z.object({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  fallbackText: z.string().min(1),
  body: z.array(z.unknown()).min(1),
})

/** The rules a card breaks: those of Microsoft's own parser, and those it does not look at. */
export const brokenRules = (card: unknown): string[] => {
  const found = [...parsed(card)]
  const check = (holds: boolean, rule: string): void => {
    if (!holds) found.push(rule)
  }
  const size = Buffer.byteLength(JSON.stringify(card))
  check(size <= 25 * 1024, `a card of ${size} bytes`)
  check(Frame.safeParse(card).success, 'not a card of version 1.5 with a body and a fallback')
  for (const row of rows(card)) {
    check(row.length <= 6, `a row of ${row.length} buttons`)
    check(row.length > 0, 'a row without buttons')
    for (const action of row) check(Action.safeParse(action).success, 'a button without a title')
  }
  const inputs = typed(card, 'Input.')
  for (const input of inputs) check(Input.safeParse(input).success, 'an input without id, label or message')
  const ids = nodesIn(card).flatMap(({ id, type }) => (type === undefined ? [] : [id]))
  check(duplicates(ids).length === 0, 'two elements with one id')
  for (const { type, text } of nodesIn(card))
    check(type !== 'TextRun' || (typeof text === 'string' && text !== ''), 'letters without letters')
  check(typed(card, 'TextBlock').length === 0, 'words that would be read as markup')
  for (const { targetElements } of typed(card, 'Action.ToggleVisibility'))
    for (const { elementId } of Array.isArray(targetElements) ? nodesIn(targetElements) : [])
      check(ids.includes(elementId), 'a button that shows what is not there')
  check(
    typed(card, 'Action.Execute').every(({ fallback }) => fallback !== undefined),
    'no fallback for older Teams',
  )
  return found
}
