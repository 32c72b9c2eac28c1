import type { InputBlock, KnownBlock, PlainTextInput, PlainTextOption } from '@slack/types'
import type { Locale } from '../../../core/text/locale.ts'
import type { Field, Option } from '../../../core/view/field.ts'
import { limits } from '../limits.ts'
import { slackText } from '../slack.text.ts'
import { remark } from './blocks.ts'
import { beginning, fitting, plain, shortened } from './plain-text.ts'

const slackOption = ({ value, label }: Option): PlainTextOption => ({
  text: plain(shortened(label, limits.optionText)),
  value: fitting(value, limits.optionValue, 'value of an option').text,
})

const groupsOf = (options: PlainTextOption[]) => {
  const groups = []
  for (let at = 0; at < options.length; at += limits.selectOptions) {
    const group = options.slice(at, at + limits.selectOptions)
    groups.push({ label: plain(`${at + 1}–${at + group.length}`), options: group })
  }
  if (groups.length > limits.optionGroups)
    throw new RangeError(`a menu of ${options.length} options does not fit`)
  return groups
}

const choiceElement = (
  field: Extract<Field, { kind: 'one-of' | 'menu' }>,
  id: string,
): InputBlock['element'] => {
  const options = field.options.map(slackOption)
  if (options.length === 0) throw new RangeError(`field ${field.name} has nothing to choose from`)
  const initial = options.find((option) => option.value === field.value)
  const chosen = initial && { initial_option: initial }
  if (field.kind === 'one-of' && options.length <= limits.radioOptions)
    return { type: 'radio_buttons', action_id: id, options, ...chosen }
  if (options.length <= limits.selectOptions)
    return { type: 'static_select', action_id: id, options, ...chosen }
  return { type: 'static_select', action_id: id, option_groups: groupsOf(options), ...chosen }
}

const checkboxes = (field: Extract<Field, { kind: 'some-of' }>, id: string): InputBlock['element'] => {
  const options = field.options.map(slackOption)
  if (options.length === 0 || options.length > limits.checkboxOptions)
    throw new RangeError(`field ${field.name} has ${options.length} boxes`)
  const initial = options.filter(({ value }) => field.values.includes(value ?? ''))
  return {
    type: 'checkboxes',
    action_id: id,
    options,
    ...(initial.length > 0 && { initial_options: initial }),
  }
}

type Written = Extract<Field, { kind: 'line' | 'lines' }>

const prefill = (field: Written) => {
  const value = field.kind === 'line' ? field.value?.replace(/\n\s*/g, ' ') : field.value
  return beginning(value ?? '', limits.inputText)
}

/** A prefilled text that is too long for the form is still shown whole, so that its writer can shorten it. */
const textElement = (field: Written, id: string): PlainTextInput => {
  const { text } = prefill(field)
  return {
    type: 'plain_text_input',
    action_id: id,
    multiline: field.kind === 'lines',
    max_length: Math.min(limits.inputText, Math.max(field.maxLength, text.length)),
    ...(text && { initial_value: text }),
  }
}

const element = (field: Field, id: string): InputBlock['element'] => {
  switch (field.kind) {
    case 'line':
    case 'lines':
      return textElement(field, id)
    case 'one-of':
    case 'menu':
      return choiceElement(field, id)
    case 'some-of':
      return checkboxes(field, id)
  }
}

const isWhole = (field: Field): boolean =>
  (field.kind !== 'line' && field.kind !== 'lines') || prefill(field).whole

/**
 * One field of a form. The block carries the field's name, under which remarks come back;
 * the element carries the form's, because Slack keeps what was typed wherever both stay the same.
 */
export const drawField = (field: Field, formId: string, locale: Locale): KnownBlock[] => [
  ...(isWhole(field) ? [] : remark(slackText[locale].prefillTooLong)),
  {
    type: 'input',
    block_id: fitting(field.name, limits.id, 'name of a field').text,
    label: fitting(field.label, limits.inputLabel, 'label of a field'),
    element: element(field, formId),
    optional: field.optional === true,
    ...(field.hint && { hint: fitting(field.hint, limits.inputHint, 'hint of a field') }),
  },
]
