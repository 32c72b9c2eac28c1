/**
 * Writes one line about what happened. The fields are an allow-list by habit and by filter:
 * ids, counts, codes and durations; never a name, a text or what somebody typed.
 */
export type Log = (
  event: string,
  fields: Readonly<Record<string, string | number | boolean | undefined>>,
) => void
