import type { Temporal } from 'temporal-polyfill'
import { agreementText } from '../agreements/agreement.text.ts'
import { dateInWords, schoolDay } from '../kernel/school-time.ts'
import { trajectoryText } from '../trajectories/trajectory.text.ts'
import { Area } from '../trajectories/trajectory.ts'
import type { Part } from '../view/letter.ts'
import { inspectionText } from './inspection.text.ts'
import type { Inspection, KeptAgreement, KeptTerms, KeptTrajectory } from './inspection.ts'

const day = (one: Temporal.PlainDate): string => dateInWords(one, 'nl')

type Fact = { readonly label: string; readonly value: string }
/** A fact, where there is something to say. */
const fact = (label: string, value: string | undefined): readonly Fact[] => (value ? [{ label, value }] : [])

const trajectoryParts = (trajectory: KeptTrajectory): readonly Part[] => {
  const { contents, evaluateOn, workers, contact, enrolledBy } = trajectory
  const { label, status, reason, requestedBy } = trajectoryText.nl
  const { perspectiveFrom, perspectiveUntil, parentsAgreedOn } = contents
  return [
    {
      kind: 'facts',
      facts: [
        ...fact(label.status, status[trajectory.status]),
        ...fact(label.reason, reason[contents.reason]),
        ...fact(label.requestedBy, requestedBy[contents.requestedBy]),
        ...fact(label.enrolled, [day(contents.enrolledOn), enrolledBy].filter(Boolean).join(', ')),
        ...fact(label.workers, workers.join(', ')),
        ...fact(label.contact, contact),
        ...fact(label.strengths, contents.strengths),
        ...Area.options.flatMap((area) => fact(label.goal[area], contents.goals[area])),
        ...fact(label.ownWords, contents.ownWords),
        ...fact(label.parentsAgreed, parentsAgreedOn && day(parentsAgreedOn)),
        ...fact(label.evaluateOn, evaluateOn && day(evaluateOn)),
        ...fact(label.evaluated, contents.evaluated.map(day).join(', ')),
        ...fact(label.perspectiveFrom, perspectiveFrom && day(perspectiveFrom)),
        ...fact(label.perspectiveUntil, perspectiveUntil && day(perspectiveUntil)),
        ...fact(label.externals, contents.externals),
      ],
    },
  ]
}

const termsInWords = ({ terms, writtenBy }: KeptTerms): string => {
  const { kind, valid } = agreementText.nl
  const { validFrom, validUntil, writtenOn } = terms
  return inspectionText.agreements.terms({
    kind: kind[terms.kind],
    sentence: terms.sentence,
    subjects: terms.subjects.join(', '),
    valid: valid(day(validFrom), validUntil && day(validUntil)),
    written: [writtenBy, day(writtenOn)].filter(Boolean).join(', '),
  })
}

const agreementParts = (agreement: KeptAgreement): readonly Part[] => {
  const words = inspectionText.agreements
  const { status, before, readBy } = agreement
  return [
    { kind: 'text', text: `${agreementText.nl.status[status]}. ${termsInWords(agreement)}` },
    ...(before.length > 0
      ? [{ kind: 'list', items: before.map((one) => words.before(termsInWords(one))) } as const]
      : []),
    ...(readBy.length > 0 ? [{ kind: 'text', text: words.readBy(readBy.join(', ')) } as const] : []),
  ]
}

/** What lies in the pupil's locker: trajectories, agreements, and emergencies. */
export const supportParts = ({
  trajectories,
  agreements,
  emergencies,
  substitutes,
  school: { zone },
}: Inspection): readonly Part[] => {
  const { trajectory, agreements: agreed, emergency, substitute } = inspectionText
  const when = (at: Temporal.Instant): string => day(schoolDay(at, zone))
  return [
    { kind: 'heading', text: trajectory.heading },
    { kind: 'text', text: trajectories.length > 0 ? trajectory.intro : trajectory.none },
    ...trajectories.flatMap(trajectoryParts),
    { kind: 'heading', text: agreed.heading },
    { kind: 'text', text: agreements.length > 0 ? agreed.intro : agreed.none },
    ...agreements.flatMap(agreementParts),
    ...(emergencies.length > 0
      ? ([
          { kind: 'heading', text: emergency.heading },
          { kind: 'text', text: emergency.intro },
          ...emergencies.map(
            ({ who, since, reason }): Part => ({
              kind: 'quote',
              who: who ?? inspectionText.gone,
              when: when(since),
              text: reason,
            }),
          ),
        ] as const)
      : []),
    ...(substitutes.length > 0
      ? ([
          { kind: 'heading', text: substitute.heading },
          {
            kind: 'list',
            items: substitutes.map(({ name, class: className, since }) =>
              substitute.line(name, className, when(since)),
            ),
          },
        ] as const)
      : []),
  ]
}
