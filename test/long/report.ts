/** Figures of a run. */
export type Figures = Readonly<Record<string, number>>

/** Writes figures down for whoever reads the run. */
export const report = (what: string, figures: Figures): void => {
  const list = Object.entries(figures).map(([name, count]) => `${count} ${name}`)
  process.stdout.write(`${what}: ${list.join(', ')}\n`)
}
