import type { Locale } from '../../../core/text/locale.ts'
import { between, type Field } from '../../../core/view/field.ts'
import { teamsText } from '../teams.text.ts'
import type { Element, Input } from './card-json.ts'
import { type Choosing, fittingOptions } from './choices.ts'
import { letters } from './letters.ts'
import { prefill } from './prefill.ts'

const prefix = 'answer-'

/** The name of an input: never one of the names that travel with the button. */
export const inputId = (field: string): string => `${prefix}${field}`

/** The field whose answer this is, if it is one. */
export const fieldOf = (id: string): string | undefined =>
  id.startsWith(prefix) ? id.slice(prefix.length) : undefined

/** Teams reads the labels of options that are all shown at once as markup; those of a menu it does not. */
const maySpread = (options: readonly { readonly label: string }[]): boolean =>
  options.every(({ label }) => !/[\\`*_[\]<>#~&|]|^\s*(?:[-+]|\d+[.)])\s/.test(label))

const chosen = (field: Choosing): Pick<Choosing, 'value'> =>
  field.value === undefined ? {} : { value: field.value }

const input = (field: Field, locale: Locale, room: number): Input => {
  const shared = {
    id: inputId(field.name),
    label: field.label,
    isRequired: field.optional !== true,
    errorMessage: teamsText[locale].fillIn(field.label),
  }
  switch (field.kind) {
    case 'line':
    case 'lines': {
      const { text } = prefill(field, room)
      return {
        type: 'Input.Text',
        ...shared,
        ...(text !== '' && { value: text }),
        isMultiline: field.kind === 'lines',
        // What is too long is shown all the same, so that its writer can shorten it.
        maxLength: Math.max(field.maxLength, text.length),
      }
    }
    case 'one-of':
    case 'menu':
      return {
        type: 'Input.ChoiceSet',
        ...shared,
        ...chosen(field),
        style: field.kind === 'one-of' && maySpread(field.options) ? 'expanded' : 'compact',
        choices: fittingOptions(field, room).map(({ value, label }) => ({ title: label, value })),
      }
    case 'some-of':
      return {
        type: 'Input.ChoiceSet',
        ...shared,
        ...(field.values.length > 0 && { value: field.values.join(between) }),
        style: maySpread(field.options) ? 'expanded' : 'compact',
        isMultiSelect: true,
        choices: field.options.map(({ value, label }) => ({ title: label, value })),
      }
  }
}

/** Says what of a field is not there for want of room. */
const missing = (field: Field, locale: Locale, room: number): Element[] => {
  switch (field.kind) {
    case 'line':
    case 'lines':
      if (prefill(field, room).whole) return []
      return [letters(teamsText[locale].prefillTooLong, { color: 'attention' }, { spacing: 'none' })]
    case 'some-of':
      return []
    case 'one-of':
    case 'menu': {
      const count = field.options.length - fittingOptions(field, room).length
      if (count === 0) return []
      return [letters(teamsText[locale].moreItems(count), { color: 'attention' }, { spacing: 'none' })]
    }
  }
}

/** One field of a form, with a remark on what was filled in. There is `room` for what stands in it beforehand or can be chosen. */
export const drawField = (
  field: Field,
  remark: string | undefined,
  locale: Locale,
  room: number,
): Element[] => [
  ...(remark ? [letters(remark, { color: 'attention', weight: 'bolder' })] : []),
  input(field, locale, room),
  ...missing(field, locale, room),
  ...(field.hint ? [letters(field.hint, { isSubtle: true, size: 'small' }, { spacing: 'none' })] : []),
]
