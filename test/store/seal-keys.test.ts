import { createSecretKey } from 'node:crypto'
import { expect, it } from 'vitest'
import { carrySealKeys, sealKeyOf, sealKeysOf } from '../../src/vault/seal-key.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const master = (number: number) => createSecretKey(Buffer.alloc(32, number))

it('what was sealed before the master key was changed, also twice, can still be checked', async () => {
  const folder = await temporaryFolder()
  const codes = async (number: number) =>
    new Map((await sealKeysOf(folder, master(number))).map(({ name, code }) => [name, code('a seal')]))
  const of = (...numbers: readonly number[]) =>
    new Map(
      numbers.map((number) => [sealKeyOf(master(number)).name, sealKeyOf(master(number)).code('a seal')]),
    )
  expect(await codes(1)).toEqual(of(1))
  await carrySealKeys(folder, master(1), master(2))
  await carrySealKeys(folder, master(1), master(2))
  expect(await codes(2)).toEqual(of(2, 1))
  await carrySealKeys(folder, master(2), master(3))
  expect(await codes(3)).toEqual(of(3, 1, 2))
  expect(await codes(1), 'a change that was given up').toEqual(of(1))
  expect(await codes(4), 'a key that nothing was carried to').toEqual(of(4))
})
