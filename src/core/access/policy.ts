import type { Relation } from './relation.ts'

/**
 * Need to know, as a table: who may do what, and because of which relation.
 * The first relation that holds is the reason that goes into the access register.
 */
export const policy = {
  'help.read': ['colleague'],
  'language.choose': ['colleague'],

  'absence.keep': ['colleague'],
  'working-days.keep': ['colleague'],
  'account.link': ['colleague'],
  'account.hand-out-code': ['admin'],
  'people.reachable': ['admin'],

  'draft.write': ['colleague'],

  'advice.ask': ['colleague'],
  'advice.ask-about-class': ['colleague'],
  'advice.ask-about-student': ['mentor', 'teaches', 'support-worker', 'coordinator'],
  'advice.list-own': ['colleague'],
  'advice.list-team': ['support-worker', 'coordinator'],
  'advice.read': ['asker', 'support-worker', 'coordinator'],
  'advice.edit': ['asker'],
  'advice.claim': ['support-worker', 'coordinator'],
  'advice.assign': ['support-worker', 'coordinator'],
  'advice.answer': ['support-worker', 'coordinator'],
  'advice.reply': ['asker'],
  'advice.withdraw': ['asker'],
  'advice.close': ['asker', 'support-worker', 'coordinator'],
  'advice.reopen': ['asker', 'support-worker', 'coordinator'],
  'advice.tell-helped': ['asker'],

  // What is agreed with a pupil is for the circle around that pupil; `disclosure.ts` says up to which level.
  'agreement.ask': ['colleague'],
  'agreement.list': ['colleague'],
  'agreement.read': [
    'trajectory-worker',
    'coordinator',
    'mentor',
    'teaches',
    'substitute-today',
    'emergency',
  ],
  'agreement.mark-read': ['mentor', 'teaches', 'substitute-today'],
  'agreement.propose': ['trajectory-worker', 'coordinator', 'mentor'],
  'agreement.write': ['trajectory-worker', 'coordinator'],
  'agreement.print': ['trajectory-worker', 'coordinator', 'mentor'],

  'trajectory.open-enrolment': ['colleague'],
  'trajectory.enrol': ['coordinator', 'mentor'],
  'trajectory.read': ['trajectory-worker', 'coordinator', 'mentor'],
  'trajectory.write': ['trajectory-worker', 'coordinator'],
  'trajectory.list': ['coordinator', 'support-worker'],
  'trajectory.count': ['coordinator', 'team-leader'],

  'circle.substitute': ['coordinator'],
  'circle.open-emergency': ['colleague'],
  'circle.emergency': ['colleague'],
  'circle.see-emergencies': ['coordinator'],

  'register.read': ['privacy-officer'],
  'register.odd': ['privacy-officer'],
  /** Done from the command line, by who runs the bot; nobody may in the chat. */
  'student.inspect': [],
} as const satisfies Record<string, readonly Relation[]>

export type Action = keyof typeof policy
