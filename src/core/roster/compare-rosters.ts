import { type Roster, type RosterChange, RosterFile, type RosterRows } from './roster.ts'

const changesIn = <F extends RosterFile>(
  file: F,
  known: ReadonlyMap<string, RosterRows[F]>,
  next: ReadonlyMap<string, RosterRows[F]>,
): readonly RosterChange[] => {
  const changes: { file: F; id: string; data: RosterRows[F] | null }[] = []
  for (const [id, data] of next) {
    const before = known.get(id)
    if (before === undefined || JSON.stringify(before) !== JSON.stringify(data))
      changes.push({ file, id, data })
  }
  for (const id of known.keys()) if (!next.has(id)) changes.push({ file, id, data: null })
  return changes as readonly RosterChange[]
}

/** The rows in which a roster differs from the one that is known. Both have their properties in the order of {@link RosterRows}. */
export const compareRosters = (known: Roster, next: Roster): readonly RosterChange[] =>
  RosterFile.options.flatMap((file) => changesIn(file, known[file], next[file]))
