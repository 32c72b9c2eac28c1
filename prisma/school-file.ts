import { z } from 'zod'
import { Platform } from '../src/core/people/account.ts'
import { comparable } from '../src/core/people/account-profile.ts'
import { Role } from '../src/core/people/person.ts'
import { Locale } from '../src/core/text/locale.ts'

const Name = z.string().trim().min(1).max(100)

/** A small school in one file: enough for a conversation. People and classes refer to each other by their keys. */
export const SchoolFile = z.strictObject({
  name: Name,
  zone: z.string().default('Europe/Amsterdam'),
  locale: Locale.default('nl'),
  emergencyPhone: z.string().default('112'),
  /** The school's own topics for advice requests; the usual ones when left out. */
  topics: z.array(z.string().trim().min(1).max(70)).default([]),
  workspaces: z.array(z.strictObject({ platform: Platform, id: z.string().min(1) })).min(1),
  people: z.array(
    z.strictObject({
      givenName: Name,
      familyName: Name,
      /** An account whose address this is, is theirs. */
      email: z.string().transform(comparable).pipe(z.email()).optional(),
      roles: z.array(Role).default([]),
      teaches: z.array(Name).default([]),
      mentorOf: z.array(Name).default([]),
      accounts: z
        .array(z.strictObject({ platform: Platform, workspace: z.string().min(1), user: z.string().min(1) }))
        .default([]),
    }),
  ),
  students: z
    .array(
      z.strictObject({
        number: z.string().min(1),
        givenName: Name,
        nickname: Name.optional(),
        familyName: Name,
        classes: z.array(Name).default([]),
      }),
    )
    .default([]),
})
export type SchoolFile = z.infer<typeof SchoolFile>
