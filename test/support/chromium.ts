import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire, findPackageJSON } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { runCommand } from './child.ts'
import { temporaryFolder } from './temporary-folder.ts'

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const unpackInto = async (folder: string, entry: string): Promise<void> => {
  const program = `import chromium from ${JSON.stringify(pathToFileURL(entry).href)}; await chromium.executablePath()`
  const unpacking = runCommand(process.execPath, ['--input-type=module', '--eval', program], {
    TMPDIR: folder,
    // Only there does the package bring its libraries along.
    AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x',
  })
  const { code, stderr } = await unpacking.end()
  if (code !== 0) throw new Error(`The browser of @sparticuz/chromium could not be unpacked. ${stderr}`)
}

/** Unpacks the browser beside the packages, once for every run that follows; several may try at once. */
const unpacked = async (): Promise<string> => {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = findPackageJSON('@sparticuz/chromium', import.meta.url) ?? entry
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(manifest, 'utf8')))
  const folder = resolve('node_modules', `.chromium-${version}`)
  if (await exists(folder)) return folder
  const mine = await mkdtemp(`${folder}-`)
  try {
    await unpackInto(mine, entry)
    await rename(mine, folder)
  } catch (error) {
    await rm(mine, { recursive: true, force: true })
    if (!(await exists(folder))) throw error
  }
  return folder
}

/** The browser that npm brought, with its own libraries and letters, for a bare machine has none. */
export const chromiumHere = async () => {
  const folder = await unpacked()
  const home = await temporaryFolder()
  const letters = join(home, 'letters.xml')
  await writeFile(
    letters,
    `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${home}</cachedir></fontconfig>`,
  )
  return {
    executablePath: join(folder, 'chromium'),
    env: { HOME: home, LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: letters },
  }
}
