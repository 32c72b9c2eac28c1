/** Tussenvoegsels that are nothing else, however they are written. */
const always = new Set(
  "van von vom der den de het 't ter ten te du la le les lo da do dos das del della di degli op in aan bij onder over uit voor bin ibn abu ould".split(
    ' ',
  ),
)

/** Tussenvoegsels that are given names as well: they count when they are written small. */
const whenSmall = new Set('el al ben bint ait st san y e zu zur zum af av'.split(' '))

const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean)

const plain = (word: string): string => word.replaceAll(/[’‘`]/g, "'").replace(/^'(?=s$|t$)/i, "'")

const isParticle = (word: string): boolean =>
  always.has(plain(word).toLowerCase()) ||
  whenSmall.has(plain(word)) ||
  /^(?:d'|l'|'s|al-|el-)$/.test(plain(word))

const allParticles = (text: string): boolean => {
  const found = words(text)
  return found.length > 0 && found.every(isParticle)
}

const small = (text: string): string =>
  words(text)
    .map((word) => plain(word).toLowerCase())
    .join(' ')

/** A name with its tussenvoegsels in front of the family name, wherever the administration keeps them. */
export const dutchName = ({
  given,
  middle,
  family,
}: {
  readonly given: string
  readonly middle: string
  readonly family: string
}): { readonly givenName: string; readonly familyName: string } => {
  const givenWords = [...words(given)]
  const [, stem, behind] = /^(.+?),\s*(.+)$/.exec(family.trim()) ?? []
  let kept = words(family).join(' ')
  let particles = ''
  if (stem && behind && allParticles(behind)) {
    kept = words(stem).join(' ')
    particles = small(behind)
  }
  if (!particles && allParticles(middle)) particles = small(middle)
  if (!particles) {
    // A capital would make it a second given name: "Jan De" is not read as "De".
    let at = givenWords.length
    while (
      at > 1 &&
      isParticle(givenWords[at - 1] ?? '') &&
      givenWords[at - 1] === small(givenWords[at - 1] ?? '')
    )
      at -= 1
    particles = givenWords.splice(at).map(plain).join(' ')
  }
  const isThere = particles === '' || small(kept).startsWith(`${particles} `)
  return { givenName: givenWords.join(' '), familyName: isThere ? kept : `${particles} ${kept}` }
}

/** A family name as lists are sorted by it: "van den Berg" stands at the B. */
export const withoutParticles = (familyName: string): string => {
  const all = words(familyName)
  const first = all.findIndex((word, at) => at === all.length - 1 || !isParticle(word))
  return all.slice(first).join(' ')
}
