import { plainWords } from '../students/plain-words.ts'

/** Beginnings of words that seem to tell why: a diagnosis, a medicine, the home. */
const telling = [
  'adhd',
  'add',
  'asperger',
  'autis',
  'pddnos',
  'dyslex',
  'dyscalc',
  'depressi',
  'angststoornis',
  'paniekstoornis',
  'borderline',
  'psychos',
  'psychiatr',
  'psycholog',
  'trauma',
  'ptss',
  'ptsd',
  'anorexi',
  'boulimi',
  'eetstoornis',
  'hechtingsstoornis',
  'gedragsstoornis',
  'suicid',
  'zelfmoord',
  'zelfbeschadig',
  'selfharm',
  'diagnose',
  'diagnos',
  'stoornis',
  'disorder',
  'medicatie',
  'medicijn',
  'medication',
  'ritalin',
  'methylfenidaat',
  'concerta',
  'verslav',
  'addict',
  'mishandel',
  'misbruik',
  'abuse',
  'scheiding',
  'gescheiden',
  'divorce',
  'uithuisplaats',
  'pleegouder',
  'schulden',
  'detentie',
  'gevangenis',
] as const

/**
 * Whether a text seems to tell why a pupil is supported. It is a hint for who wrote it, never a lock: words are
 * words, and a school may know better.
 */
export const tellsWhy = (text: string): boolean =>
  plainWords(text).some((word) =>
    telling.some((beginning) => (beginning.length <= 4 ? word === beginning : word.startsWith(beginning))),
  )
