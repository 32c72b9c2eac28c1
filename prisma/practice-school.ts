import type { NewId } from '../src/core/kernel/ids.ts'
import { practiceWorkspace } from '../src/core/people/account.ts'
import type { Role } from '../src/core/people/person.ts'
import type { PrismaClient } from './generated/client.ts'
import { type KeptSchool, keepSchool } from './keep-school.ts'
import { SchoolFile } from './school-file.ts'

const person = (
  seat: string,
  [givenName, familyName]: readonly [string, string],
  tasks: { readonly roles: readonly Role[]; readonly teaches?: string[]; readonly mentorOf?: string[] },
) => ({
  givenName,
  familyName,
  ...tasks,
  accounts: [{ platform: 'browser', workspace: practiceWorkspace, user: seat }],
})

const student = (
  number: string,
  [givenName, familyName]: readonly [string, string],
  classes: readonly string[],
  nickname?: string,
) => ({ number, givenName, familyName, classes, ...(nickname && { nickname }) })

/** An invented school: nobody in it exists. */
const practiceSchool = SchoolFile.parse({
  name: 'De Vaart',
  emergencyPhone: '030 555 01 12',
  workspaces: [{ platform: 'browser', id: practiceWorkspace }],
  people: [
    person('teacher', ['Femke', 'Hoekstra'], { roles: ['teacher'], teaches: ['2B', '3A'] }),
    person('mentor', ['Thijs', 'van der Wal'], {
      roles: ['teacher', 'mentor'],
      teaches: ['2B', '4C'],
      mentorOf: ['2B'],
    }),
    person('support-worker', ['Karima', 'el Idrissi'], { roles: ['support-worker'] }),
    person('other-support-worker', ['Bas', 'Vermeulen'], { roles: ['support-worker'] }),
    person('coordinator', ['Ingrid', 'Scholten'], { roles: ['coordinator'] }),
  ],
  students: [
    student('1001', ['Sanne', 'van den Berg'], ['2B']),
    student('1002', ['Willem', 'Jansen'], ['2B'], 'Pim'),
    student('1003', ['Sanne', 'Bos'], ['2B']),
    student('1004', ['Noë', 'Çelik'], ['2B']),
    student('1005', ['Jip', "in 't Veld"], ['2B']),
    student('1006', ['Zoë', 'de Haan'], ['3A']),
    student('1007', ['Amir', 'Bouzidi'], ['3A']),
    student('1008', ['Lieke', 'van der Meer'], ['4C']),
  ],
})

/** Keeps the invented school in a database without one. */
export const keepPracticeSchool = (client: PrismaClient, newId: NewId): Promise<KeptSchool> =>
  keepSchool(client, practiceSchool, newId)
