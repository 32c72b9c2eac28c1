import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chance that falls the same way every time. */
export type Chance = {
  /** A whole number from 0 up to, but not including, a limit. */
  below(limit: number): number
  pick<T>(from: readonly T[]): T
  shuffled<T>(things: readonly T[]): T[]
  /** Whether something happens that happens in so many of a hundred cases. */
  happens(percent: number): boolean
}

export const chanceOf = (seed: number): Chance => {
  const generator = xoroshiro128plus(seed)
  const below = (limit: number): number => uniformInt(generator, 0, limit - 1)
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[below(from.length)]
    if (picked === undefined) throw new Error('there is nothing to pick from')
    return picked
  }
  return {
    below,
    pick,
    shuffled: (things) => {
      const left = [...things]
      return things.map(() => left.splice(below(left.length), 1)[0] as (typeof left)[number])
    },
    happens: (percent) => below(100) < percent,
  }
}
