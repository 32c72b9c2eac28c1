import type { Field, Option } from '../../../core/view/field.ts'
import { limits } from '../limits.ts'
import { bytesOf, foremost } from './room.ts'

/** A field in which one of several options is chosen. */
export type Choosing = Extract<Field, { readonly kind: 'one-of' | 'menu' }>

/** The options that fit, one at least; the one that is chosen now is always among them. */
export const fittingOptions = ({ name, options, value }: Choosing, room: number): readonly Option[] => {
  const [first] = options
  if (!first) throw new RangeError(`field ${name} has nothing to choose from`)
  const few = options.slice(0, limits.choices)
  const kept = foremost(few, room)
  if (kept.length === options.length) return options
  const chosen = options.slice(kept.length).find((option) => option.value === value)
  if (chosen) return [...foremost(few.slice(0, limits.choices - 1), room - bytesOf(chosen) - 1), chosen]
  return kept.length > 0 ? kept : [first]
}
