import type { Temporal } from 'temporal-polyfill'
import { dayInWords, momentInWords } from '../kernel/school-time.ts'
import type { Locale } from './locale.ts'

declare const fixedBrand: unique symbol
declare const slotBrand: unique symbol

/**
 * A sentence that may stand in a conversation or on a lock screen.
 * Only {@link sentence} makes one, so what a pupil is called or what somebody typed cannot end up in it.
 */
export type Fixed = string & { readonly [fixedBrand]: true }

/** One filled-in place of a sentence, from the closed list {@link slot}. */
export type Slot = { readonly text: string; readonly [slotBrand]: true }

/** The name of a colleague as the roster has it. */
export type ColleagueName = string & { readonly [fixedBrand]: 'colleague' }

/** A telephone number from the school's own settings. */
export type SchoolPhone = string & { readonly [fixedBrand]: 'phone' }

/** The number under which a fault of ours stands in the log. */
export type FaultReference = string & { readonly [fixedBrand]: 'reference' }

const asSlot = (text: string): Slot => ({ text }) as Slot

/** Everything that may be filled into a sentence that stays. */
export const slot = {
  colleague: (name: ColleagueName): Slot => asSlot(name),
  count: (count: number): Slot => asSlot(String(count)),
  moment: (at: Temporal.Instant, zone: string, locale: Locale): Slot =>
    asSlot(momentInWords(at, zone, locale)),
  day: (day: Temporal.PlainDate, locale: Locale): Slot => asSlot(dayInWords(day, locale)),
  phone: (phone: SchoolPhone): Slot => asSlot(phone),
  reference: (reference: FaultReference): Slot => asSlot(reference),
  /** Another sentence, such as the word for a status. */
  words: (words: Fixed): Slot => asSlot(words),
} as const

/** Makes a sentence from the words of the catalogue and slots; a plain string as a slot does not compile. */
export const sentence = (words: TemplateStringsArray, ...slots: readonly Slot[]): Fixed =>
  String.raw({ raw: words }, ...slots.map((filled) => filled.text)) as Fixed
