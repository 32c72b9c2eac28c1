/** The regions over which the Dutch government spreads the school vacations. */
export type Region = 'noord' | 'midden' | 'zuid'

/** First and last day of a vacation, the weekends around it included. */
export type Days = readonly [from: string, until: string]

type Year = Readonly<Record<Region, readonly Days[]>>

/** The school year that begins in 2027. */
const from2027: Year = {
  noord: [
    ['2027-10-16', '2027-10-24'],
    ['2027-12-25', '2028-01-09'],
    ['2028-02-19', '2028-02-27'],
    ['2028-04-29', '2028-05-07'],
    ['2028-07-15', '2028-08-27'],
  ],
  midden: [
    ['2027-10-16', '2027-10-24'],
    ['2027-12-25', '2028-01-09'],
    ['2028-02-26', '2028-03-05'],
    ['2028-04-29', '2028-05-07'],
    ['2028-07-08', '2028-08-20'],
  ],
  zuid: [
    ['2027-10-23', '2027-10-31'],
    ['2027-12-25', '2028-01-09'],
    ['2028-02-26', '2028-03-05'],
    ['2028-04-29', '2028-05-07'],
    ['2028-07-22', '2028-09-03'],
  ],
}

/** The school year that begins in 2028. */
const from2028: Year = {
  noord: [
    ['2028-10-14', '2028-10-22'],
    ['2028-12-23', '2029-01-07'],
    ['2029-02-17', '2029-02-25'],
    ['2029-04-28', '2029-05-06'],
    ['2029-07-21', '2029-09-02'],
  ],
  midden: [
    ['2028-10-21', '2028-10-29'],
    ['2028-12-23', '2029-01-07'],
    ['2029-02-17', '2029-02-25'],
    ['2029-04-28', '2029-05-06'],
    ['2029-07-07', '2029-08-19'],
  ],
  zuid: [
    ['2028-10-21', '2028-10-29'],
    ['2028-12-23', '2029-01-07'],
    ['2029-02-10', '2029-02-18'],
    ['2029-04-28', '2029-05-06'],
    ['2029-07-14', '2029-08-26'],
  ],
}

/**
 * The vacations as rijksoverheid.nl lists them ("Overzicht schoolvakanties 2027-2028" and "2028-2029"), by the year in
 * which the school year begins. A year that is not here is the school's own to fill in: 2026-2027 is left out because
 * the lists that were published for it contradict each other.
 */
export const regionVacations: Readonly<Record<number, Year>> = { 2027: from2027, 2028: from2028 }
