/** How much room something takes, as it travels. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** The first of several things, as many as there is room for. */
export const foremost = <T>(parts: readonly T[], room: number): readonly T[] => {
  let left = room
  const end = parts.findIndex((part) => {
    left -= bytesOf(part) + 1
    return left < 0
  })
  return end === -1 ? parts : parts.slice(0, end)
}

/** The last of several things, as many as there is room for. */
export const newest = <T>(parts: readonly T[], room: number): readonly T[] =>
  foremost(parts.toReversed(), room).toReversed()
