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
} as const satisfies Record<string, readonly Relation[]>

export type Action = keyof typeof policy
