import type { CheckAnswer } from '../core/register/check-talk.ts'
import type { Fault } from '../core/register/fault.ts'

type Checked = Extract<CheckAnswer, { is: 'school' }>

const number = (count: number): string => count.toLocaleString('en-GB')
const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`

const seals = (from = 0, to = from): string => (from === to ? `Seal ${from}` : `Seals ${from} to ${to}`)

/** What is wrong, by number. Who and whom it is about stands in the register itself. */
export const faultInWords = ({ is, row, seal, to }: Fault): string => {
  const by = seal === undefined ? '' : ` (seal ${seal})`
  switch (is) {
    case 'row-changed':
      return `Row ${row} was changed after it was sealed${by}.`
    case 'row-removed':
      return `Row ${row} was removed${by}.`
    case 'row-added':
      return `Row ${row} is covered by no seal, and does not wait for one: it was added, or its seal is gone.`
    case 'row-passed-over':
      return `Row ${row} still waits for its seal, long after later ones were sealed: something keeps it from it.`
    case 'row-sealed-twice':
      return `Row ${row} was sealed a second time${by}.`
    case 'row-emptied':
      return `Row ${row} no longer says whom it was about, and no seal says that a pupil was forgotten${by}.`
    case 'seal-changed':
      return `Seal ${seal} was changed or made by somebody without the key; its rows cannot be judged.`
    case 'seal-removed':
      return `${seals(seal, to)} ${to === seal ? 'was' : 'were'} removed, with whatever rows.`
    case 'seal-out-of-place':
      return `Seal ${seal} does not follow on the one before it: part of the chain was put back from another time.`
    case 'key-unknown':
      return `Seal ${seal} was made with another key than MASTER_KEY.`
    case 'end-removed':
      return `${seals(seal, to)} ${to === seal ? 'was' : 'were'} written down outside the database and ${to === seal ? 'is' : 'are'} not there: the end of the register was removed, or an older backup was put back.`
    case 'end-replaced':
      return `Seal ${seal} is not the one that was written down outside the database.`
    case 'not-anchored':
      return 'Nothing was written down outside the database (ANCHOR_FILE), so nobody can tell whether the end is missing.'
  }
}

/** What a check of one register came to. */
export const checkInWords = (checked: Checked): readonly string[] => {
  const { school, rows, forgotten, waiting, cutTo, faults, first } = checked
  const lines = [
    `${school}: ${counted(rows, 'row', 'rows')} under ${counted(checked.seals, 'seal', 'seals')}.`,
  ]
  if (cutTo !== undefined)
    lines.push(`  What was past its term is gone, up to seal ${cutTo}, and a seal says so.`)
  if (forgotten > 0)
    lines.push(
      `  ${counted(forgotten, 'row is', 'rows are')} about pupils who were forgotten; the digests still hold.`,
    )
  if (waiting > 0) lines.push(`  ${counted(waiting, 'row waits', 'rows wait')} for the next seal.`)
  lines.push(...first.map((fault) => `  ${faultInWords(fault)}`))
  if (faults > first.length) lines.push(`  And ${number(faults - first.length)} more.`)
  lines.push(
    faults === 0 ? '  All is as it was sealed.' : `  ${counted(faults, 'fault was', 'faults were')} found.`,
  )
  return lines
}
