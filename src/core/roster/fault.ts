/** What can be wrong with a roster. None of them carries what stood there: it may be a name or a number of somebody. */
export type FaultKind =
  | 'archive-broken'
  | 'archive-entry'
  | 'file-missing'
  | 'file-not-announced'
  | 'file-too-large'
  | 'not-utf-8'
  | 'manifest-version'
  | 'manifest-mode'
  | 'header-missing'
  | 'column-missing'
  | 'column-twice'
  | 'quote'
  | 'cells'
  | 'empty'
  | 'too-long'
  | 'control-sign'
  | 'bsn'
  | 'no-day'
  | 'no-moment'
  | 'no-flag'
  | 'no-email'
  | 'no-choice'
  | 'ends-before-it-begins'
  | 'id-twice'
  | 'reference'
  | 'still-referred'
  | 'details-needed'
  | 'email-twice'
  | 'number-twice'

/** One fault in a roster: where it is, and what it takes to mend it. */
export type Fault = {
  readonly file: string
  /** The number of the line in the file; the header is the first. */
  readonly row?: number
  readonly column?: string
  readonly kind: FaultKind
  /** From us, never from the file: the choices there are, the file that is referred to, the other row. */
  readonly hint?: string
}

/** Faults in the order of files and rows. */
export const sortFaults = (faults: readonly Fault[]): readonly Fault[] =>
  faults.toSorted(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      (one.row ?? 0) - (other.row ?? 0) ||
      (one.column ?? '').localeCompare(other.column ?? ''),
  )
