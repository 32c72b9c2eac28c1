import type { Locale } from '../../../core/text/locale.ts'
import type { Field, Option } from '../../../core/view/field.ts'
import { limits } from '../limits.ts'
import { teamsText } from '../teams.text.ts'
import type { Element, Input } from './card-json.ts'
import { letters } from './letters.ts'

const prefix = 'answer-'

/** The name of an input: never one of the names that travel with the button. */
export const inputId = (field: string): string => `${prefix}${field}`

/** The field whose answer this is, if it is one. */
export const fieldOf = (id: string): string | undefined =>
  id.startsWith(prefix) ? id.slice(prefix.length) : undefined

/** Teams reads the labels of options that are all shown at once as markup; those of a menu it does not. */
const maySpread = (options: readonly { readonly label: string }[]): boolean =>
  options.every(({ label }) => !/[\\`*_[\]<>#~&|]|^\s*(?:[-+]|\d+[.)])\s/.test(label))

type Choosing = Extract<Field, { readonly kind: 'one-of' | 'menu' }>

/** The options that fit; the one that is chosen now is always among them. */
const fitting = ({ options, value }: Choosing): readonly Option[] => {
  if (options.length <= limits.choices) return options
  const first = options.slice(0, limits.choices)
  const chosen = options.slice(limits.choices).filter((option) => option.value === value)
  return [...first.slice(0, limits.choices - chosen.length), ...chosen]
}

const leftOut = (field: Field): number =>
  field.kind === 'one-of' || field.kind === 'menu' ? field.options.length - fitting(field).length : 0

/** A form fits its card whatever it was opened with; what somebody wrote beyond the field's own limit is left out, and said. */
const prefill = (field: Field): { readonly value: string | undefined; readonly whole: boolean } => {
  const { value } = field
  if (value === undefined || !('maxLength' in field) || value.length <= field.maxLength)
    return { value, whole: true }
  return { value: value.slice(0, field.maxLength).replace(/[\uD800-\uDBFF]$/, ''), whole: false }
}

const input = (field: Field, locale: Locale): Input => {
  const { value } = prefill(field)
  const shared = {
    id: inputId(field.name),
    label: field.label,
    isRequired: field.optional !== true,
    errorMessage: teamsText[locale].fillIn(field.label),
    ...(value !== undefined && { value }),
  }
  switch (field.kind) {
    case 'line':
    case 'lines':
      return {
        type: 'Input.Text',
        ...shared,
        isMultiline: field.kind === 'lines',
        maxLength: field.maxLength,
      }
    case 'one-of':
    case 'menu':
      return {
        type: 'Input.ChoiceSet',
        ...shared,
        style: field.kind === 'one-of' && maySpread(field.options) ? 'expanded' : 'compact',
        choices: fitting(field).map(({ value, label }) => ({ title: label, value })),
      }
  }
}

/** One field of a form, with a remark on what was filled in. */
export const drawField = (field: Field, remark: string | undefined, locale: Locale): Element[] => [
  ...(remark === undefined ? [] : [letters(remark, { color: 'attention', weight: 'bolder' })]),
  ...(prefill(field).whole
    ? []
    : [letters(teamsText[locale].prefillTooLong, { color: 'attention', weight: 'bolder' })]),
  input(field, locale),
  ...(leftOut(field) === 0
    ? []
    : [letters(teamsText[locale].moreItems(leftOut(field)), { color: 'attention' }, { spacing: 'none' })]),
  ...(field.hint === undefined
    ? []
    : [letters(field.hint, { isSubtle: true, size: 'small' }, { spacing: 'none' })]),
]
