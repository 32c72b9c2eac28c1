import type { Fault, FaultKind } from './fault.ts'

const words: Readonly<Record<FaultKind, (hint: string) => string>> = {
  'archive-broken': () => 'is no zip file that can be opened to the end. Export it again.',
  'archive-entry': () => 'has a place or a kind that does not belong in a roster. Zip the files themselves.',
  'file-missing': () => 'is missing. Export it as well, or let the manifest say that it is absent.',
  'file-not-announced': () =>
    'is here, and the manifest says it is absent. Say bulk or delta, or leave it out.',
  'file-too-large': (hint) => `is larger than the ${hint} that are read. Export this school alone.`,
  'not-utf-8': () => 'is not written in UTF-8. Export it as UTF-8.',
  'manifest-version': () => 'is not 1.2. Export the roster as OneRoster 1.2.',
  'manifest-mode': () => 'is not bulk, delta or absent. Say which.',
  'header-missing': () => 'has no first line with the names of the columns. Export it again.',
  'column-missing': () => 'is a column that is missing. Export it with this column.',
  'column-twice': () => 'is a column that is there twice. Keep one.',
  quote: () =>
    'has quotation marks that do not belong together. Put the field in quotes and double those inside.',
  cells: (hint) => `has another number of fields than the ${hint} of the header. Mend the row.`,
  empty: () => 'is empty. Fill it in.',
  'too-long': (hint) => `is longer than the ${hint} characters that fit. Shorten it.`,
  'control-sign': () => 'holds a sign that is no letter, such as a tab. Take it out.',
  bsn: () =>
    'may be a citizen service number (BSN). Take it out: the bot does not want it. Use the school’s own number.',
  'no-day': () => 'is no date such as 2027-08-23. Mend it.',
  'no-moment': () => 'is no moment such as 2027-08-23T12:00:00Z. Mend it.',
  'no-flag': () => 'is neither true nor false. Mend it.',
  'no-email': () => 'is no e-mail address. Mend it.',
  'no-choice': (hint) => `is none of ${hint}. Mend it.`,
  'ends-before-it-begins': () => 'lies before the begin. Mend one of the two.',
  'id-twice': (hint) => `is already the id of row ${hint}. Give each row its own.`,
  reference: (hint) => `names a row that is not in ${hint}. Add that row there, or mend the id.`,
  'still-referred': (hint) => `goes, and ${hint} still names it. Send those rows as well.`,
  'details-needed': (hint) =>
    `gives a parent or relative another task, and nothing else is kept of those. Send their row in ${hint} as well.`,
  'email-twice': (hint) => `is also the address of ${hint}. Give each their own.`,
  'number-twice': (hint) => `is also the number of ${hint}. Give each their own.`,
}

/** A fault in plain words: where it is, what is wrong and how to mend it, without a word of what stands there. */
export const faultInWords = ({ file, row, column, kind, hint = '' }: Fault): string =>
  `${[file, row && `row ${row}`, column].filter(Boolean).join(', ')}: ${words[kind](hint)}`
