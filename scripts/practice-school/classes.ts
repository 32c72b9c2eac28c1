/** The classes of the practice school, by year and direction. */
const levels: readonly (readonly [year: string, letters: string])[] = [
  ['1', 'ABCDEFGH'],
  ['2', 'ABCDEFGH'],
  ['3', 'ABCDEFGH'],
  ['4H', '1234'],
  ['5H', '1234'],
  ['4V', '123'],
  ['5V', '123'],
  ['6V', '12'],
]

export type SchoolClass = { readonly name: string; readonly year: string; readonly number: number }

/** Forty classes. */
export const classes: readonly SchoolClass[] = levels.flatMap(([year, letters]) =>
  [...letters].map((letter, number) => ({ name: `${year}${letter}`, year, number })),
)

const lower = ['1', '2', '3']
const isLower = ({ year }: SchoolClass): boolean => lower.includes(year)

/** A subject with its code, as a timetable has it. */
export const subjects = {
  ne: 'Nederlands',
  en: 'Engels',
  fr: 'Frans',
  du: 'Duits',
  wi: 'Wiskunde',
  bi: 'Biologie',
  na: 'Natuurkunde',
  sk: 'Scheikunde',
  gs: 'Geschiedenis',
  ak: 'Aardrijkskunde',
  ec: 'Economie',
  lo: 'Lichamelijke opvoeding',
  bv: 'Beeldende vorming',
  mu: 'Muziek',
  ckv: 'Culturele en kunstzinnige vorming',
  ma: 'Maatschappijleer',
} as const
export type Subject = keyof typeof subjects

type Hours = Readonly<Partial<Record<Subject, number>>>

const hoursByYear: Readonly<Record<string, Hours>> = {
  '1': { ne: 4, en: 3, fr: 3, wi: 4, bi: 2, gs: 2, ak: 2, lo: 3, bv: 2, mu: 2 },
  '2': { ne: 3, en: 3, fr: 2, du: 3, wi: 3, bi: 2, na: 2, gs: 2, ak: 2, lo: 2, bv: 2, mu: 1 },
  '3': { ne: 3, en: 3, fr: 2, du: 2, wi: 3, bi: 2, na: 2, sk: 2, gs: 2, ak: 2, ec: 2, lo: 2, bv: 1 },
}
const upper: Hours = { ne: 3, en: 3, wi: 4, bi: 3, na: 2, sk: 3, gs: 2, ak: 2, ec: 3, lo: 2 }

/** The lessons a class has as a whole in a week. */
export const hoursOf = (group: SchoolClass): Hours => hoursByYear[group.year] ?? upper

/** Groups for one language that two neighbouring classes of the upper years share; both languages at the same hours. */
export const languageGroups: readonly {
  readonly from: readonly string[]
  readonly names: readonly [string, string]
}[] = Object.values(
  Object.groupBy(
    classes.filter((group) => !isLower(group)),
    ({ year }) => year,
  ),
).flatMap((year = []) =>
  year
    .filter(({ number }) => number % 2 === 0)
    .map((first) => {
      const from = year.filter(({ number }) => number >> 1 === first.number >> 1).map(({ name }) => name)
      const label = from.length > 1 ? `${first.year}${first.number + 1}${first.number + 2}` : first.name
      return { from, names: [`${label}.fr`, `${label}.du`] as const }
    }),
)

/** Hours a week of a language group. */
export const languageHours = 3

/** In these years a class has one hour of art in week A, and of civics in week B. */
export const alternates = ({ year }: SchoolClass): boolean => year === '4H' || year === '4V'
