import { stringify } from 'yaml'
import type { Colleague } from './staff.ts'

const intro = `# De eigen keuzes van het oefencollege. Alles wat hier niet staat, heeft een gewone waarde;
# school.example.yaml in de hoofdmap laat zien wat er te kiezen valt.
`

/** The choices of the practice school: who holds which office, and how the year goes. */
export const schoolYamlOf = (staff: readonly Colleague[]): string => {
  const roles = Object.groupBy(
    staff.flatMap(({ role, email }) => (role ? [{ role, email }] : [])),
    ({ role }) => role,
  )
  const choices = {
    key: 'oefencollege',
    name: 'Oefencollege De Linde',
    roles: Object.fromEntries(
      Object.entries(roles).map(([role, people]) => [role, people.map(({ email }) => email)]),
    ),
    emergencyPhone: '030 555 01 12',
    contact: 'Wim Mulder, kamer 0.11',
    calendar: {
      vacations: [
        { name: 'Herfstvakantie', from: '2026-10-17', until: '2026-10-25' },
        { name: 'Kerstvakantie', from: '2026-12-19', until: '2027-01-03' },
        { name: 'Voorjaarsvakantie', from: '2027-02-20', until: '2027-02-28' },
        { name: 'Meivakantie', from: '2027-04-24', until: '2027-05-09' },
        { name: 'Zomervakantie', from: '2027-07-10', until: '2027-08-22' },
      ],
      studyDays: ['2026-11-17', '2027-02-08', '2027-06-14'],
      shortenedDays: ['2026-12-01', '2027-03-16'],
      weekA: '2026-08-24',
    },
  }
  return `${intro}${stringify(choices, { lineWidth: 100 })}`
}
