import { z } from 'zod'
import type { Args } from '../view/button.ts'

/** An id, a page number, or a word of the catalogue: nothing that somebody typed fits through. */
const Travelling = z.union([z.uuid(), z.number().int(), z.enum(['open', 'mine', 'answered', 'nl', 'en'])])

/** The args that may travel with a button that stays in the conversation; everything else is left behind. */
export const travelling = (args: Readonly<Record<string, unknown>>): Args =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => Travelling.safeParse(value).success)) as Args
