import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import AjvDraft04 from 'ajv-draft-04'
import { zipSync } from 'fflate'
import { v5 as derivedId } from 'uuid'
import { z } from 'zod'

const folder = 'manifests/teams'
const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json')),
  'build/json-schemas/teams',
)

/** The parts of the manifest that are not the same for every school. */
const Template = z.looseObject({
  manifestVersion: z.string(),
  developer: z.looseObject({ websiteUrl: z.url(), privacyUrl: z.url(), termsOfUseUrl: z.url() }),
  localizationInfo: z.looseObject({ additionalLanguages: z.array(z.looseObject({ file: z.string() })) }),
  icons: z.looseObject({ color: z.string(), outline: z.string() }),
  bots: z.array(z.looseObject({ botId: z.string() })),
  composeExtensions: z.array(z.looseObject({ botId: z.string() })),
})
export type TeamsManifest = z.infer<typeof Template>

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))

/** The manifest as it stands in the repository. */
export const teamsTemplate = (): TeamsManifest => Template.parse(readJson('manifest.json'))

/** What Microsoft's own schema finds wrong with a manifest or with its words in another language. */
export const teamsFaults = (
  kind: 'MicrosoftTeams' | 'MicrosoftTeams.Localization',
  version: string,
  document: unknown,
): readonly string[] => {
  const ajv = new AjvDraft04.default({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
    validateFormats: false,
  })
  const schema = readFileSync(join(schemas, `v${version}`, `${kind}.schema.json`), 'utf8')
  const validate = ajv.compile(JSON.parse(schema))
  validate(document)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** From this and the app's id follows the id of the package, which must stay the same for every update. */
const packages = '6a0f3e0c-6d3f-4c86-9a3e-2f4f0c1b7d52'

const at = (publicUrl: string, address: string): string => publicUrl + new URL(address).pathname

/** The manifest for one school: its own bot at its own address, in the version of this code. */
export const teamsManifest = (
  template: TeamsManifest,
  { appId, publicUrl, version }: { appId: string; publicUrl: string; version: string },
): TeamsManifest => {
  const { websiteUrl, privacyUrl, termsOfUseUrl } = template.developer
  return {
    ...template,
    version,
    id: derivedId(appId.toLowerCase(), packages),
    developer: {
      ...template.developer,
      websiteUrl: at(publicUrl, websiteUrl),
      privacyUrl: at(publicUrl, privacyUrl),
      termsOfUseUrl: at(publicUrl, termsOfUseUrl),
    },
    bots: template.bots.map((bot) => ({ ...bot, botId: appId })),
    composeExtensions: template.composeExtensions.map((extension) => ({ ...extension, botId: appId })),
  }
}

/** The package that is uploaded to Teams; the same manifest always gives the same bytes. */
export const teamsPackage = (manifest: TeamsManifest): Uint8Array => {
  const { manifestVersion, icons, localizationInfo } = manifest
  const languages = localizationInfo.additionalLanguages.map(({ file }) => file)
  const faults = [
    ...teamsFaults('MicrosoftTeams', manifestVersion, manifest),
    ...languages.flatMap((file) =>
      teamsFaults('MicrosoftTeams.Localization', manifestVersion, readJson(file)),
    ),
  ]
  if (faults.length > 0) throw new TypeError(`the Teams manifest does not fit: ${faults.join('; ')}`)
  const beside = [...languages, icons.color, icons.outline]
  const files = Object.fromEntries(
    beside.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  )
  const words = new TextEncoder().encode(JSON.stringify(manifest, undefined, 2))
  return zipSync({ 'manifest.json': words, ...files }, { mtime: '2026-01-01T12:00:00' })
}
