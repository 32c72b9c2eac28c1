/** Chance that can be played again from its seed. */
export type Chance = {
  readonly seed: number
  /** Between 0 and 1. */
  draw(): number
  /** Between two numbers. */
  between(least: number, most: number): number
  among<T>(all: readonly [T, ...T[]]): T
}

/** Chance from the seed in LONG_SEED, or else from the clock. */
export const openChance = (): Chance => {
  const seed = Number(process.env.LONG_SEED) || Date.now() % 2 ** 31
  process.stdout.write(`LONG_SEED=${seed} makes the same choices again\n`)
  let state = seed
  // Mulberry32: small, and good enough to choose moments with.
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    seed,
    draw,
    between: (least, most) => least + draw() * (most - least),
    among: (all) => all[Math.floor(draw() * all.length)] ?? all[0],
  }
}
