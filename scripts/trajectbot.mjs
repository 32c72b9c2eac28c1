#!/usr/bin/env node
// `npx trajectbot …`: the command line of the bot. Folders are named from where it was typed.
process.env.INIT_CWD = process.cwd()
process.argv.splice(2, 0, 'trajectbot')
await import('./bootstrap.mjs')
