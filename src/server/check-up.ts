import { type Finding, well, wrong } from '../core/app/finding.ts'

/** The clock changes of Amsterdam in 2027, as Dutch law has them: the hours of difference with UTC before and after. */
const changes = [
  ['2027-03-28T00:59:59Z', 1],
  ['2027-03-28T01:00:00Z', 2],
  ['2027-10-31T00:59:59Z', 2],
  ['2027-10-31T01:00:00Z', 1],
] as const

const hourIn = (zone: string, moment: string): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(
      new Date(moment),
    ),
  )

/** Whether this Node knows when the Dutch clock goes back and forth. */
export const checkZoneData = (): Finding => {
  const right = changes.every(
    ([moment, ahead]) => (new Date(moment).getUTCHours() + ahead) % 24 === hourIn('Europe/Amsterdam', moment),
  )
  return right
    ? well('Zone data', `Version ${process.versions.tz ?? 'unknown'}; the clock changes of 2027 are right.`)
    : wrong(
        'Zone data',
        `Version ${process.versions.tz ?? 'unknown'} has the clock changes of Amsterdam wrong.`,
        'Start the bot with "npm start", which brings its own Node, and leave ICU and TZ settings alone.',
      )
}
