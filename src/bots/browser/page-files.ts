import { readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A file of the page, as a browser takes it. */
export type PageFile = { readonly type: string; readonly content: string }

const script = 'text/javascript; charset=utf-8'

/** The files of the page. Its scripts are TypeScript, of which the types are taken out in the way Node itself does. */
const own: Readonly<Record<string, string>> = {
  'page.css': 'text/css; charset=utf-8',
  'door.svg': 'image/svg+xml',
  'theme.ts': script,
  'page.ts': script,
  'live.ts': script,
  'window.ts': script,
  'sending.ts': script,
  'tabs.ts': script,
  'drawer.ts': script,
}

/** Microsoft's own renderer of cards, as its package brings it. */
const renderer = 'adaptivecards.js'

/** Reads a file of the page by its name; nothing for any other name. */
export const readPageFile = async (name: string): Promise<PageFile | undefined> => {
  if (name === renderer) {
    const path = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
    return { type: script, content: await readFile(path, 'utf8') }
  }
  const type = Object.hasOwn(own, name) ? own[name] : undefined
  if (type === undefined) return undefined
  const content = await readFile(fileURLToPath(new URL(`page/${name}`, import.meta.url)), 'utf8')
  return { type, content: name.endsWith('.ts') ? stripTypeScriptTypes(content) : content }
}
