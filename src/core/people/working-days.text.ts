import type { Weekday } from '../kernel/weekday.ts'
import { sentence } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'

/** The words about somebody's own working days. */
export const workingDaysText = translated({
  nl: {
    title: sentence`Mijn werkdagen`,
    days: 'Op welke dagen werk je?',
    hint: 'Zolang je niets kiest, reken ik op alle dagen.',
    save: sentence`Bewaren`,
    kept: (days: string) => `Genoteerd: je werkt op ${days}.`,
    change: 'Aanpassen',
    weekday: {
      monday: 'maandag',
      tuesday: 'dinsdag',
      wednesday: 'woensdag',
      thursday: 'donderdag',
      friday: 'vrijdag',
    } satisfies Record<Weekday, string>,
  },
  en: {
    title: sentence`My working days`,
    days: 'On which days do you work?',
    hint: 'As long as you choose nothing, I count on every day.',
    save: sentence`Save`,
    kept: (days: string) => `Noted: you work on ${days}.`,
    change: 'Change',
    weekday: {
      monday: 'Monday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday',
      thursday: 'Thursday',
      friday: 'Friday',
    } satisfies Record<Weekday, string>,
  },
})
