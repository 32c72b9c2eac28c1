import { rm } from 'node:fs/promises'
import { atTheEnd } from './at-the-end.ts'
import { quickFolder } from './quick-folder.ts'

/** An empty folder that is gone when the test is over. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await quickFolder('trajectbot-test-')
  atTheEnd(() => rm(folder, { recursive: true, force: true }))
  return folder
}
