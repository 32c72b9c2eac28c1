import type { NewId } from '../kernel/ids.ts'
import type { SaidDay } from './absence.ts'

const days: Readonly<Record<string, SaidDay>> = {
  vandaag: 'today',
  morgen: 'tomorrow',
  overmorgen: 'day-after-tomorrow',
  maandag: 'monday',
  dinsdag: 'tuesday',
  woensdag: 'wednesday',
  donderdag: 'thursday',
  vrijdag: 'friday',
  today: 'today',
  tomorrow: 'tomorrow',
  'the day after tomorrow': 'day-after-tomorrow',
  monday: 'monday',
  tuesday: 'tuesday',
  wednesday: 'wednesday',
  thursday: 'thursday',
  friday: 'friday',
}

const day = `(?:(?:op|on) )?(?<day>${Object.keys(days).join('|')})`

/** Whole lines and nothing more: "ik ben ziek van klas 2B" is a question, and becomes a draft. */
const absent: readonly RegExp[] = [
  `ik ben (?:ziek|afwezig)(?: ${day})?`,
  `ik ben ${day} (?:ziek|afwezig)`,
  `ik ben er ${day} niet`,
  `ik ben er niet ${day}`,
  `(?:i am|i'm) (?:ill|sick|absent|away|not in)(?: ${day})?`,
  `i (?:will not|won't) be in ${day}`,
].map((words) => new RegExp(`^${words}$`))

const back: ReadonlySet<string> = new Set([
  'ik ben weer beter',
  'ik ben er weer',
  'i am better',
  "i'm better",
  'i am better again',
  'i am back',
  "i'm back",
])

/** What somebody says about not being there, or being there again; nothing when it is about anything else. */
export const absenceIn = (
  line: string,
  newId: NewId,
): { readonly command: string; readonly args: Readonly<Record<string, string>> } | undefined => {
  const plain = line.replaceAll('’', "'")
  if (back.has(plain)) return { command: 'absence.end', args: {} }
  const found = absent.map((words) => words.exec(plain)).find((match) => match !== null)
  if (!found) return undefined
  const said = days[found.groups?.day ?? 'vandaag'] ?? 'today'
  return { command: 'absence.report', args: { absence: newId(), day: said } }
}
