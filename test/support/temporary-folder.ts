import { rm } from 'node:fs/promises'
import { onTestFinished } from 'vitest'
import { quickFolder } from './quick-folder.ts'

/** An empty folder that is gone when the test is over. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await quickFolder('trajectbot-test-')
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
