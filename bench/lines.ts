import { median } from './median.ts'

type Unit = 'µs' | 'ms' | 'MB' | '%'

/** One line of the table: a median of ours, what it stands beside, and the goal. */
export type Line = {
  readonly what: string
  readonly unit: Unit
  readonly ours: number
  readonly beside: { readonly name: string; readonly value: number; readonly ratio: number } | undefined
  readonly goal: { readonly ratio?: number; readonly most?: number }
  /** `too busy`: peer B, which does next to nothing, is beyond our limit too, so the machine cannot tell. */
  readonly verdict: 'holds' | 'missed' | 'too busy' | 'no goal'
}

type Measured = {
  readonly what: string
  readonly unit: Unit
  readonly ours: readonly number[]
  readonly beside?: { readonly name: string; readonly values: readonly number[] }
  readonly goal?: Line['goal']
}

/** Makes a line of all rounds. The ratio is the median of each round's own ratio: a busy moment of the machine slows both. */
export const line = ({ what, unit, ours, beside, goal = {} }: Measured): Line => {
  const value = median(ours)
  const other = beside && { name: beside.name, value: median(beside.values) }
  const ratio = median(ours.map((one, round) => one / (beside?.values[round] ?? Number.NaN)))
  const verdict = (): Line['verdict'] => {
    if (goal.ratio === undefined && goal.most === undefined) return 'no goal'
    if (goal.ratio !== undefined && ratio > goal.ratio) return 'missed'
    if (goal.most === undefined || value <= goal.most) return 'holds'
    return other && other.value > goal.most ? 'too busy' : 'missed'
  }
  return { what, unit, ours: value, beside: other && { ...other, ratio }, goal, verdict: verdict() }
}

const number = (value: number, unit: Unit): string => {
  const shown = unit === 'MB' ? value / 1e6 : value
  return `${shown.toFixed((unit === 'ms' && shown < 100) || unit === '%' ? 1 : 0)} ${unit}`
}

const cells = ({ what, unit, ours, beside, goal, verdict }: Line): readonly string[] => [
  what,
  number(ours, unit),
  beside ? `${beside.name} ${number(beside.value, unit)}` : '',
  beside ? `${beside.ratio.toFixed(2)} ×` : '',
  [goal.ratio && `≤ ${goal.ratio} ×`, goal.most && `≤ ${goal.most} ${unit}`].filter(Boolean).join(', '),
  verdict === 'no goal' ? '' : verdict,
]

/** The lines as a table to read. */
export const table = (lines: readonly Line[]): string => {
  const rows = [['', 'ours', 'beside', 'ratio', 'goal', ''], ...lines.map(cells)]
  const widths = [0, 1, 2, 3, 4, 5].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
