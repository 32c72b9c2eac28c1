/** What a check-up found out about one thing, in words for who runs the bot. It holds no secret and nobody's name. */
export type Finding = {
  readonly about: string
  readonly is: 'well' | 'doubtful' | 'wrong'
  readonly found: string
  /** How to mend it; nothing when all is well. */
  readonly mend?: string
}

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
