/** What somebody can tell from times: which of two kinds a look-up was, with one threshold. */
type Rule = { readonly threshold: number; readonly longer: boolean }

const partAbove = (times: readonly number[], threshold: number): number =>
  times.filter((time) => time > threshold).length / times.length

/** How much more often the rule says "the second kind" of the second kind than of the first: 0 tells nothing, 1 all. */
const advantage = (one: readonly number[], other: readonly number[], { threshold, longer }: Rule): number => {
  const found = partAbove(other, threshold) - partAbove(one, threshold)
  return longer ? found : -found
}

/** The rule that tells most about these times: every threshold between two hundredths of them is tried. */
const bestRule = (one: readonly number[], other: readonly number[]): Rule => {
  const all = [...one, ...other].sort((a, b) => a - b)
  const tried = Array.from({ length: 199 }, (_, at) => all[Math.floor((all.length * (at + 1)) / 200)] ?? 0)
  const rules = tried.flatMap((threshold): Rule[] => [
    { threshold, longer: true },
    { threshold, longer: false },
  ])
  return rules.reduce((best, rule) =>
    advantage(one, other, rule) > advantage(one, other, best) ? rule : best,
  )
}

const half = (times: readonly number[], which: 0 | 1): readonly number[] =>
  times.filter((_, at) => at % 2 === which)

/** Learns a rule on every other time, and tells what it is worth on the rest. */
export const attackersAdvantage = (one: readonly number[], other: readonly number[]): number =>
  advantage(half(one, 1), half(other, 1), bestRule(half(one, 0), half(other, 0)))
