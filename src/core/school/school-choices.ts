import { z } from 'zod'
import { Role } from '../people/person.ts'
import { Locale } from '../text/locale.ts'
import { Bells, shortenedBells, usualBells } from './bells.ts'
import { Calendar, OfficeHours, usualOfficeHours } from './calendar.ts'

const Email = z
  .email({ error: 'must be an e-mail address' })
  .max(254)
  .transform((email) => email.toLowerCase())

const Emails = z.array(Email)

/** How long a question may wait, and when it is asked whether the answer helped. */
const Waiting = z.strictObject({
  knockAgainAfter: z.int().min(5).max(10_000).prefault(120).meta({
    description: 'Minutes of office hours before the support workers are knocked again.',
  }),
  coordinatorAfter: z.int().min(5).max(10_000).prefault(240).meta({
    description: 'Minutes of office hours before the coordinator is knocked.',
  }),
  helpedAfterDays: z.int().min(1).max(60).prefault(14).meta({
    description: 'Days after the answer before the asker is asked whether it helped.',
  }),
})

/** How long something is kept. The school's privacy officer decides. */
const Retention = z.strictObject({
  supportYears: z.int().min(0).max(10).prefault(2).meta({
    description:
      "Years after leaving school for what belongs to a pupil's support, and for the pupil's name. Never sooner than two weeks after leaving: a roster can be mistaken.",
  }),
  registerYears: z.int().min(1).max(20).prefault(5).meta({
    description: 'Years for the access register: who looked at what, when and why.',
  }),
  adviceUntilEndOfSchoolYear: z.boolean().prefault(true).meta({
    description:
      'Whether advice requests and look backs go at the end of the school year (31 July) in which they were answered, closed or withdrawn, and a year later when they never were. Without this they are kept for as many years as above.',
  }),
  draftDays: z.int().min(1).max(365).prefault(30).meta({
    description: 'Days for lines that somebody typed and did not send.',
  }),
})

/** The school's own choices, as `school.yaml` has them. Every key may be left out. */
export const SchoolChoices = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, { error: 'must be 1 to 40 small letters, digits and hyphens' })
    .prefault('school')
    .meta({
      description: 'By this the school is known to this bot. Choose it once: another key is another school.',
      examples: ['voorbeeldcollege'],
    }),
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .prefault('Onze school')
    .meta({
      description: 'What the school is called.',
      examples: ['Voorbeeldcollege'],
    }),
  zone: z
    .string()
    .refine((zone) => isZone(zone), { error: 'must be a time zone such as Europe/Amsterdam' })
    .prefault('Europe/Amsterdam')
    .meta({ description: "The time zone of the school's clock." }),
  language: Locale.prefault('nl').meta({
    description: 'The language of the bot, nl or en, for everybody who did not choose another.',
  }),
  workspaces: z
    .strictObject({
      slack: z
        .array(z.string().regex(/^[TE][A-Z0-9]{2,}$/, { error: 'must be a Slack id such as "T0123456789"' }))
        .prefault([])
        .meta({ description: 'Slack workspaces, by team id.', examples: [['T0123456789']] }),
      teams: z
        .array(z.guid({ error: 'must be a Microsoft tenant id, a GUID' }).transform((id) => id.toLowerCase()))
        .prefault([])
        .meta({
          description: 'Microsoft tenants, by tenant id.',
          examples: [['00000000-0000-4000-8000-000000000000']],
        }),
    })
    .prefault({})
    .meta({ description: "The chat workspaces that are this school's; nobody comes in from another." }),
  roles: z
    .partialRecord(Role, Emails)
    .prefault({})
    .meta({
      description: `Roles that the roster does not know, by e-mail address: ${Role.options.join(', ')}.`,
      examples: [
        {
          'support-worker': ['k.devries@school.example'],
          coordinator: ['z.yilmaz@school.example'],
          admin: ['beheer@school.example'],
        },
      ],
    }),
  mentors: z
    .record(
      z.string().min(1).max(40),
      z.union([Emails, Email.transform((email) => [email])], {
        error: 'must be an e-mail address, or a list of them',
      }),
    )
    .prefault({})
    .meta({
      description: 'The mentor of a class, or more than one, where the roster has none.',
      examples: [{ '2B': 'j.bakker@school.example' }],
    }),
  topics: z
    .array(z.string().trim().min(1).max(70))
    .max(50)
    .prefault([])
    .meta({
      description: 'Topics for advice requests. Leave it out for the usual ones.',
      examples: [['Gedrag', 'Lastige klas', 'Samenwerken met ouders', 'Anders']],
    }),
  bells: z
    .strictObject({
      regular: Bells.prefault(usualBells).meta({ description: 'On a normal day.' }),
      shortened: Bells.prefault(shortenedBells).meta({ description: 'On a day with a shortened timetable.' }),
    })
    .prefault({})
    .meta({ description: 'The lesson hours, in the order of the day.' }),
  calendar: Calendar.prefault({}).meta({
    description: 'Which days are school days. Weekends and public holidays are known.',
  }),
  officeHours: OfficeHours.prefault(usualOfficeHours).meta({
    description:
      'Nobody is knocked outside these hours, unless it is about safety. A weekday that is left out is closed.',
  }),
  waiting: Waiting.prefault({}).meta({ description: 'How long a question may wait.' }),
  contact: z
    .string()
    .trim()
    .max(200)
    .optional()
    .meta({
      description: 'Whom staff turn to with questions about this bot.',
      examples: ['De applicatiebeheerder, kamer 1.12'],
    }),
  emergencyPhone: z
    .string()
    .regex(/^[+0-9][0-9 ()-]{1,24}$/, { error: 'must be a telephone number, between quotes' })
    .prefault('112')
    .meta({ description: 'Where to call when somebody is not safe. Between quotes.' }),
  privacy: z
    .string()
    .trim()
    .max(2000)
    .optional()
    .meta({
      description: 'What the bot says about privacy, beside its own words.',
      examples: ['Lees ook het privacyreglement op het intranet.'],
    }),
  complaints: z
    .string()
    .trim()
    .max(2000)
    .optional()
    .meta({
      description: 'Where somebody goes with a complaint.',
      examples: ['De klachtenregeling staat in de schoolgids.'],
    }),
  retention: Retention.prefault({}).meta({
    description: "How long things are kept. The school's privacy officer decides.",
  }),
})
export type SchoolChoices = z.output<typeof SchoolChoices>

/**
 * What came of the roles and mentors that a school chose: how many came and went, and which addresses nobody at school
 * has alone, and which class names no class has alone.
 */
export type AppliedChoices = {
  readonly add: number
  readonly end: number
  readonly unknown: { readonly emails: readonly string[]; readonly classes: readonly string[] }
}

/** Where the school's choices are kept. */
export interface ChoicesStore {
  /** What the school of this transaction chose. */
  schoolChoices(): Promise<SchoolChoices>
}

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('nl', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
