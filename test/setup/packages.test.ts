import { readFile } from 'node:fs/promises'
import { minVersion, satisfies } from 'semver'
import { expect, test } from 'vitest'
import { z } from 'zod'

const Packages = z.record(z.string(), z.string())
const Manifest = z.object({
  engines: z.object({ node: z.string() }),
  dependencies: Packages,
  devDependencies: Packages,
  optionalDependencies: Packages,
})
const Lock = z.object({
  packages: z.record(z.string(), z.object({ engines: z.object({ node: z.string().optional() }).optional() })),
})
const read = async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> =>
  schema.parse(JSON.parse(await readFile(path, 'utf8')))

// npm leaves out an optional package that does not want the Node it runs on, and says nothing.
test('the oldest Node we promise installs the browser, the clients and the database of the tests too', async () => {
  const { engines, optionalDependencies } = await read('package.json', Manifest)
  const { packages } = await read('package-lock.json', Lock)
  const oldest = minVersion(engines.node)?.version ?? ''
  const wanted = Object.keys(optionalDependencies)
  expect(wanted.length).toBeGreaterThan(0)
  const leftOut = wanted.filter(
    (name) => !satisfies(oldest, packages[`node_modules/${name}`]?.engines?.node ?? '*'),
  )
  expect(leftOut).toEqual([])
})

test('no package is asked for twice, in two versions', async () => {
  const { dependencies, devDependencies, optionalDependencies } = await read('package.json', Manifest)
  const names = [dependencies, devDependencies, optionalDependencies].flatMap((packages) =>
    Object.keys(packages),
  )
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})
