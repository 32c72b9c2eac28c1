// Writes what is handed to the platforms: npm run manifests
import { makeManifests } from './make-manifests.ts'

const { lines, complete } = makeManifests(process.env, process.argv[2] ?? 'build')
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = complete ? 0 : 1
