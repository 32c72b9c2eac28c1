import { z } from 'zod'

/** What a check-up found out about one thing, in words for who runs the bot. It holds no secret and nobody's name. */
export const Finding = z.object({
  about: z.string(),
  is: z.enum(['well', 'doubtful', 'wrong']),
  found: z.string(),
  /** How to mend it; nothing when all is well. */
  mend: z.string().optional(),
})
export type Finding = z.infer<typeof Finding>

/** Everything that one check-up found. */
export const CheckUp = z.object({ findings: z.array(Finding) })
export type CheckUp = z.infer<typeof CheckUp>

export const well = (about: string, found: string): Finding => ({ about, is: 'well', found })

export const doubtful = (about: string, found: string, mend: string): Finding => ({
  about,
  is: 'doubtful',
  found,
  mend,
})

export const wrong = (about: string, found: string, mend: string): Finding => ({
  about,
  is: 'wrong',
  found,
  mend,
})
