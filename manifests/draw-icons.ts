// Draws the pictures of the Teams app from their sources: node manifests/draw-icons.ts
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const pictures = [
  { name: 'color', size: 192 },
  { name: 'outline', size: 32 },
] as const

const folder = await mkdtemp(join(tmpdir(), 'icons-'))
// Only there does the package bring its libraries along.
Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' })
const { default: packed } = await import('@sparticuz/chromium')
const browser = await chromium.launch({
  executablePath: await packed.executablePath(),
  args: ['--no-sandbox'],
  env: { HOME: folder, LD_LIBRARY_PATH: join(folder, 'al2023/lib') },
})
for (const { name, size } of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<body style="margin:0">${await readFile(`manifests/${name}.svg`, 'utf8')}`)
  await page.screenshot({ path: `manifests/teams/${name}.png`, omitBackground: true })
}
await browser.close()
await rm(folder, { recursive: true })
