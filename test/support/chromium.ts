import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { runCommand } from './child.ts'

/** A browser that npm brought, unpacked. */
export type Unpacked = {
  readonly executable: string
  /** With its own libraries and letters, for a bare machine has none. */
  readonly env: Readonly<Record<string, string>>
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

const describeLetters = (folder: string): string =>
  `<?xml version="1.0"?><fontconfig><dir>${folder}</dir><cachedir>${folder}-cache</cachedir></fontconfig>`

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

/** Unpacks the browser once for every run that follows; several may try at once. */
export const unpackedChromium = async (): Promise<Unpacked> => {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = await readFile(join(dirname(entry), '../package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest))
  const folder = resolve('node_modules', `.chromium-${version}`)
  if (!(await exists(folder))) {
    const mine = await mkdtemp(`${folder}-`)
    await unpackInto(mine, entry)
    await rename(mine, folder).catch(async (error: unknown) => {
      await rm(mine, { recursive: true, force: true })
      if (!(await exists(folder))) throw error
    })
  }
  const letters = join(folder, 'letters.xml')
  await writeFile(letters, describeLetters(join(folder, 'fonts')))
  return {
    executable: join(folder, 'chromium'),
    env: { HOME: folder, LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: letters },
  }
}
