import type { Temporal } from 'temporal-polyfill'
import type { NewId } from '../src/core/kernel/ids.ts'
import { dateOf } from './stores/access.store.ts'
import type { PrismaTx } from './stores/transaction.ts'

type Told = {
  readonly question: string
  readonly topic: string
  readonly urgency: 'can-wait' | 'today'
  readonly status: 'open' | 'claimed' | 'asked-back' | 'answered' | 'closed' | 'withdrawn'
  readonly hoursAgo: number
  readonly turns: readonly (readonly [kind: 'answer' | 'asked-back' | 'reply', text: string])[]
}

/** A question in every stage, as they stand in a school that has used this for a while. */
const questions: readonly Told[] = [
  {
    question:
      'Mijn derde klas komt na de gymles hijgend binnen en is een kwartier kwijt. Hoe begin ik zo’n les?',
    topic: 'class-management',
    urgency: 'can-wait',
    status: 'open',
    hoursAgo: 1,
    turns: [],
  },
  {
    question:
      'Twee leerlingen in mijn klas willen niet meer naast elkaar zitten. Grijp ik in, of laat ik het?',
    topic: 'behaviour',
    urgency: 'today',
    status: 'claimed',
    hoursAgo: 5,
    turns: [],
  },
  {
    question: 'Ik heb een ouder die elke week mailt. Hoe houd ik dat vriendelijk en toch te doen?',
    topic: 'working-with-parents',
    urgency: 'can-wait',
    status: 'asked-back',
    hoursAgo: 26,
    turns: [['asked-back', 'Waar gaan die mails meestal over, en wie leest ze nog meer?']],
  },
  {
    question:
      'In één klas zitten leerlingen die na tien minuten klaar zijn, en leerlingen die dan pas beginnen.',
    topic: 'differentiation',
    urgency: 'can-wait',
    status: 'answered',
    hoursAgo: 50,
    turns: [
      ['asked-back', 'Heb je de opdrachten al eens in drie stappen aangeboden?'],
      ['reply', 'Nog niet; ik geef iedereen nu hetzelfde blad.'],
      [
        'answer',
        'Begin met één opgave die iedereen maakt, en laat daarna kiezen uit twee bladen. Ik kom graag kijken.',
      ],
    ],
  },
  {
    question:
      'Ik wil sparren over mijn les van volgende week: veel uitleg, en ik zie de aandacht al wegzakken.',
    topic: 'sparring-about-my-lesson',
    urgency: 'can-wait',
    status: 'closed',
    hoursAgo: 120,
    turns: [['answer', 'Knip de uitleg in drie stukken van zeven minuten, met steeds een vraag ertussen.']],
  },
  {
    question: 'Wat doe ik als een leerling tijdens een toets opeens wegloopt?',
    topic: 'behaviour',
    urgency: 'can-wait',
    status: 'withdrawn',
    hoursAgo: 140,
    turns: [],
  },
]

/** Keeps a question in every stage, asked by teachers and taken by the team; nobody is knocked about what is past. */
export const keepPracticeQuestions = async (
  tx: PrismaTx,
  {
    school,
    askers,
    handler,
    workers,
    now,
    newId,
  }: {
    readonly school: string
    readonly askers: readonly string[]
    readonly handler: string
    /** Who heard of the one that is open. */
    readonly workers: readonly string[]
    readonly now: Temporal.Instant
    readonly newId: NewId
  },
): Promise<void> => {
  for (const [number, { question, topic, urgency, status, hoursAgo, turns }] of questions.entries()) {
    const id = newId()
    const askerId = askers[number % askers.length] ?? handler
    const at = (turn: number): Date => dateOf(now.subtract({ hours: hoursAgo }).add({ minutes: 20 * turn }))
    const isTaken = status !== 'open' && status !== 'withdrawn'
    await tx.adviceRequest.create({
      data: {
        id,
        schoolId: school,
        askerId,
        topic,
        about: 'nobody',
        question,
        urgency,
        status,
        handlerId: isTaken ? handler : null,
        askedAt: at(0),
        openedAt: at(0),
        changedAt: at(turns.length),
        answeredAt: turns.some(([kind]) => kind === 'answer') ? at(turns.length) : null,
      },
    })
    if (status === 'open')
      await tx.delivery.createMany({
        data: workers.map((recipientId) => ({
          id: newId(),
          schoolId: school,
          kind: 'advice.asked',
          occurrence: `${id}:1`,
          recipientId,
          adviceId: id,
          status: 'sent',
          attempts: 1,
          decidedAt: at(0),
          settledAt: at(0),
        })),
      })
    await tx.adviceTurn.createMany({
      data: turns.map(([kind, text], turn) => ({
        id: newId(),
        schoolId: school,
        adviceId: id,
        authorId: kind === 'reply' ? askerId : handler,
        kind,
        text,
        at: at(turn + 1),
      })),
    })
  }
}
