/** The middle one of what was measured. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The value under which this part of all lies. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
