import { expect, test } from 'vitest'
import type { Permit } from '../../src/core/access/permit.ts'
import type { AdviceStore } from '../../src/core/advice/advice-store.ts'

/** Never called: the compiler is the one who is asked. */
const changes = (store: AdviceStore, looking: Permit<'advice.read'>, listing: Permit<'advice.list-team'>) => {
  const change = { status: 'closed', at: undefined as never } as const
  // @ts-expect-error Who may only read a request cannot change it.
  void store.changeAdvice(looking, 1, change)
  // @ts-expect-error Who may see the lists has no permit for what one request says.
  void store.advice(listing)
  void store.advice(looking)
}

test('a permit to look does not compile as one to change, nor a list as a request', () => {
  expect(changes).toBeTypeOf('function')
})
