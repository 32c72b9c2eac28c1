import type { Role } from '../../core/people/person.ts'

/** A chair at the practice page: somebody of the practice school, as whom one can sit down. */
export type Seat = {
  /** Its name in addresses, and the account it stands for. */
  readonly key: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly mentorOf: readonly string[]
  readonly teaches: readonly string[]
}

/** The chair of somebody whom the school does not know. */
export const strangerKey = 'stranger'

const stranger: Seat = { key: strangerKey, name: '', roles: [], mentorOf: [], teaches: [] }

/** What a seat may be called: it stands in addresses and in the names of places on the page. */
const keyForm = /^[a-z0-9-]{1,40}$/

/** All chairs, the stranger's last. */
export const withStranger = (seats: readonly Seat[]): readonly Seat[] => {
  const wrong = seats.find(({ key }) => !keyForm.test(key))
  if (wrong) throw new Error(`a seat cannot be called ${wrong.key}`)
  return [...seats.filter(({ key }) => key !== strangerKey), stranger]
}

/** What colleagues call somebody. */
export const firstName = ({ name }: Seat): string => name.split(' ')[0] ?? name

/** The first letters of somebody's first and last name. */
export const initials = ({ name }: Seat): string => {
  const words = name.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.match(/^\p{L}\p{M}*/u)?.[0] ?? '')
    .join('')
    .toUpperCase()
}
