import { z } from 'zod'
import type { Vault } from '../../src/core/access/vault.ts'
import { doubtful, type Finding, well, wrong } from '../../src/core/app/finding.ts'
import type { SchoolId } from '../../src/core/kernel/ids.ts'
import { TermsEnded } from '../../src/core/retention/retention-store.ts'
import type { Database } from '../database.ts'
import { schoolsIn } from '../stores/schools.ts'

const Rows = z.array(z.object({ id: z.uuid() }))

const read = ({ client }: Database, school: SchoolId) =>
  client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${school}, true)`
    return {
      name: (await tx.school.findUniqueOrThrow({ where: { id: school } })).name,
      pupils: await tx.student.findMany({ where: { leftAt: null }, select: { id: true } }),
      pseudonyms: Rows.parse(await tx.$queryRaw`select distinct pseudonym as id from trajectory`),
      terms: await tx.termsEnded.findUnique({ where: { schoolId: school } }),
    }
  })

const lockers = async (
  vault: Vault,
  school: SchoolId,
  { name, pupils, pseudonyms }: Awaited<ReturnType<typeof read>>,
): Promise<readonly Finding[]> => {
  const whose = await vault.whose(school)
  const students = new Set<string>(whose.values())
  const known = new Set<string>(whose.keys())
  const without = pupils.filter(({ id }) => !students.has(id)).length
  const orphans = pseudonyms.filter(({ id }) => !known.has(id)).length
  const begun = (await vault.retired(school)).length
  return [
    without === 0
      ? well(`${name}: lockers`, `All ${pupils.length} pupils have one.`)
      : wrong(
          `${name}: lockers`,
          `${without} of ${pupils.length} pupils have none.`,
          'The bot makes them at its start and every night; see what the log says of "vault-not-filled".',
        ),
    ...(orphans > 0
      ? [
          wrong(
            `${name}: trajectories`,
            `${orphans} hang on a locker that is not in the vault: they can be opened by nobody.`,
            'If a part of the vault was lost, bring it back from its backup. If a backup of the database was restored from before somebody was forgotten, these are theirs: nobody can tell whose, and they may be removed from the database by hand.',
          ),
        ]
      : []),
    ...(begun > 0
      ? [
          doubtful(
            `${name}: forgetting`,
            `It was begun for ${begun} and broken off.`,
            'Run npx trajectbot forget again for the same pupil; else the coming night finishes it.',
          ),
        ]
      : []),
  ]
}

const termsOf = ({ name, terms }: Awaited<ReturnType<typeof read>>): Finding => {
  if (!terms) return well(`${name}: terms`, 'No night has looked yet what is past its term.')
  const { pupils, requests, drafts } = TermsEnded.parse(terms.ended)
  return well(
    `${name}: terms`,
    `At ${terms.at.toISOString()} ${pupils} pupils who left, ${requests} advice requests and ${drafts} drafts were past their term, and went.`,
  )
}

/** Whether every pupil has a locker and every trajectory its own, what was begun and not finished, and what went last night. */
export const checkKept = async (
  database: Database,
  vault: Vault | undefined,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  for (const school of await schoolsIn(database.client)) {
    const found = await read(database, school)
    if (vault) findings.push(...(await lockers(vault, school, found)))
    findings.push(termsOf(found))
  }
  return findings
}
