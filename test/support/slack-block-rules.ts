import { z } from 'zod'

const plainText = (most: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(most),
    emoji: z.literal(false, 'what people wrote is never turned into emoji'),
  })

const Confirm = z.strictObject({
  title: plainText(100),
  text: plainText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
})

const id = z.string().min(1).max(255)

const Button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  /** Opened in a browser; the bot is told of the press as well. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(3000)
    .optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: Confirm.optional(),
})
export type WireButton = z.infer<typeof Button>

const Option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(75) })

const StaticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: id,
    options: z.array(Option).min(1).max(100).optional(),
    option_groups: z
      .array(z.strictObject({ label: plainText(75), options: z.array(Option).min(1).max(100) }))
      .min(1)
      .max(100)
      .optional(),
    initial_option: Option.optional(),
  })
  .refine((it) => (it.options === undefined) !== (it.option_groups === undefined), 'options or option_groups')

const Radio = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: id,
  options: z.array(Option).min(1).max(10),
  initial_option: Option.optional(),
})

const Checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: id,
    options: z.array(Option).min(1).max(10),
    initial_options: z.array(Option).min(1).optional(),
  })
  .refine(
    ({ options, initial_options = [] }) =>
      initial_options.every((one) =>
        options.some((option) => JSON.stringify(option) === JSON.stringify(one)),
      ),
    'initial_options are none of the options',
  )

const TextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean().optional(),
    max_length: z.int().min(1).max(3000).optional(),
    initial_value: z.string().min(1).max(3000).optional(),
  })
  .refine((it) => (it.initial_value?.length ?? 0) <= (it.max_length ?? 3000), 'initial_value over max_length')
  .refine((it) => it.multiline || !it.initial_value?.includes('\n'), 'a line break in a single line')

const optionsOf = (
  element: z.infer<typeof StaticSelect> | z.infer<typeof Radio> | z.infer<typeof Checkboxes>,
) =>
  element.type === 'static_select'
    ? [...(element.options ?? []), ...(element.option_groups?.flatMap((group) => group.options) ?? [])]
    : element.options

const Choice = z
  .union([StaticSelect, Radio])
  .refine((it) => {
    const values = optionsOf(it).map((option) => option.value)
    return new Set(values).size === values.length
  }, 'two options with one value')
  .refine(
    (it) =>
      it.initial_option === undefined ||
      optionsOf(it).some((option) => JSON.stringify(option) === JSON.stringify(it.initial_option)),
    'initial_option is none of the options',
  )

const block = { block_id: id.optional() }

const Section = z
  .strictObject({
    ...block,
    type: z.literal('section'),
    text: plainText(3000).optional(),
    fields: z.array(plainText(2000)).min(1).max(10).optional(),
    accessory: Button.optional(),
  })
  .refine((it) => it.text !== undefined || it.fields !== undefined, 'text or fields')
const Context = z.strictObject({
  ...block,
  type: z.literal('context'),
  elements: z.array(plainText(3000)).min(1).max(10),
})
const Header = z.strictObject({ ...block, type: z.literal('header'), text: plainText(150) })
const Actions = z.strictObject({
  ...block,
  type: z.literal('actions'),
  elements: z.array(Button).min(1).max(25),
})
const Input = z.strictObject({
  type: z.literal('input'),
  block_id: id,
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  element: z.union([TextInput, Checkboxes, Choice]),
})
export type WireInput = z.infer<typeof Input>

const MessageBlock = z.union([Section, Context, Header, Actions])
const ViewBlock = z.union([Section, Context, Header, Actions, Input])
export type WireBlock = z.infer<typeof ViewBlock>

/** The buttons that stand in blocks, in the order of reading. */
export const buttonsIn = (blocks: readonly WireBlock[]): WireButton[] =>
  blocks.flatMap((one) => {
    if (one.type === 'actions') return one.elements
    return one.type === 'section' && one.accessory ? [one.accessory] : []
  })

const wordsOf = (one: WireBlock): string[] => {
  switch (one.type) {
    case 'section':
      return [one.text, ...(one.fields ?? []), one.accessory?.text].map((text) => text?.text ?? '')
    case 'context':
      return one.elements.map((text) => text.text)
    case 'header':
      return [one.text.text]
    case 'actions':
      return one.elements.map((button) => button.text.text)
    case 'input':
      return [one.label.text, one.hint?.text ?? '', ...shownIn(one.element)]
  }
}

/** Everything that can be read in blocks, a line for each piece. */
export const wordsIn = (blocks: readonly WireBlock[]): string =>
  blocks
    .flatMap(wordsOf)
    .filter((line) => line !== '')
    .join('\n')

const shownIn = (element: WireInput['element']): string[] =>
  element.type === 'plain_text_input'
    ? [element.initial_value ?? '']
    : optionsOf(element).map((option) => option.text.text)

const isUnique = (ids: readonly (string | undefined)[]): boolean => {
  const given = ids.filter((one) => one !== undefined)
  return new Set(given).size === given.length
}

const uniqueIds = (blocks: readonly WireBlock[]): boolean =>
  isUnique(blocks.map((one) => one.block_id)) && isUnique(buttonsIn(blocks).map((button) => button.action_id))

const wordsTogether = 13_200

export const MessageBlocks = z
  .array(MessageBlock)
  .min(1)
  .max(50)
  .refine(uniqueIds, 'an id stands twice')
  .refine((blocks) => wordsIn(blocks).length <= wordsTogether, 'msg_blocks_too_long')

const ViewBlocks = z.array(ViewBlock).min(1).max(100).refine(uniqueIds, 'an id stands twice')

export const ModalRules = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    close: plainText(24).optional(),
    submit: plainText(24).optional(),
    callback_id: id.optional(),
    private_metadata: z.string().max(3000).optional(),
    blocks: ViewBlocks,
  })
  .refine(
    (view) => view.submit !== undefined || !view.blocks.some((one) => one.type === 'input'),
    'a view with input blocks needs a submit',
  )
  .refine((view) => JSON.stringify(view).length <= 250_000, 'view_too_large')
export type WireModal = z.infer<typeof ModalRules>

export const HomeRules = z.strictObject({ type: z.literal('home'), blocks: ViewBlocks })
export type WireHome = z.infer<typeof HomeRules>

/** A text as Slack's markup parser sees it: nothing in it may be a mention, a link or a bare sign. */
const Letters = z
  .string()
  .min(1)
  .max(4000)
  .refine((text) => !/[<>]/.test(text) && !/&(?!amp;|lt;|gt;)/.test(text), 'markup in text')

export const MessageRules = { text: Letters, blocks: MessageBlocks }

/** What may stand in the acknowledgement of a slash command, or be sent to a response address. */
export const AsideRules = z.strictObject({
  ...MessageRules,
  response_type: z.literal('ephemeral').optional(),
  replace_original: z.boolean().optional(),
})

/** What may stand in the acknowledgement of a form. */
export const SubmissionAck = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('update'), view: ModalRules }),
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)).refine((errors) => Object.keys(errors).length > 0),
  }),
])
