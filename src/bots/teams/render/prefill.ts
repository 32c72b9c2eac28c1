import type { Field } from '../../../core/view/field.ts'
import { bytesOf } from './room.ts'

/** A field in which somebody writes. */
export type Written = Extract<Field, { readonly kind: 'line' | 'lines' }>

const isHalf = (text: string): boolean => /[\uD800-\uDBFF]$/.test(text)

const head = (text: string, length: number): string => {
  const cut = text.slice(0, length)
  return isHalf(cut) ? cut.slice(0, -1) : cut
}

/** What stands in a field beforehand, as far as there is room. In a field of one line lines become spaces, for the client would join their words. */
export const prefill = (field: Written, room: number): { readonly text: string; readonly whole: boolean } => {
  const value = field.value ?? ''
  const all = field.kind === 'line' ? value.replace(/\s*[\r\n]+\s*/g, ' ') : value
  let text = all
  for (let size = bytesOf(text); text !== '' && size > room; size = bytesOf(text))
    text = head(text, Math.min(text.length - 1, Math.floor((text.length * room) / size)))
  return { text, whole: text === all }
}
