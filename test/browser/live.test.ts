import { afterEach, describe, expect, it } from 'vitest'
import { follow, type LiveEvent } from '../support/browser-page.ts'
import { eventually } from '../support/chat.ts'
import { openPracticeHouse } from '../support/practice-page.ts'

const hangUps = new Set<AbortController>()
afterEach(() => {
  for (const hangUp of hangUps) hangUp.abort()
  hangUps.clear()
})

/** A page that listens, with what it heard so far. */
const listen = async (url: string, query: string, headers: Readonly<Record<string, string>> = {}) => {
  const hangUp = new AbortController()
  hangUps.add(hangUp)
  const heard: LiveEvent[] = []
  const response = await fetch(`${url}/practice/live/nl?${query}`, { headers, signal: hangUp.signal })
  const ended = follow(response, (event) => heard.push(event)).catch(() => undefined)
  await eventually('the line', () => heard.length > 0)
  return { heard, ended, hangUp }
}

const type = async (url: string, seat: string, text: string): Promise<string> => {
  const response = await fetch(`${url}/practice/nl/${seat}/line`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ text, event: crypto.randomUUID() }),
  })
  return response.headers.get('x-change') ?? ''
}

const said = (heard: readonly LiveEvent[]): string =>
  heard.flatMap((event) => (event.is === 'change' ? event.change.html : [])).join()

describe('a page that listens', () => {
  it('hears what its own people say and hear, and not what others do', async () => {
    const { url } = await openPracticeHouse()
    const since = await type(url, 'mentor', 'help')
    const { heard } = await listen(url, `since=${since}&seat=teacher`)
    await type(url, 'mentor', 'Dit hoort alleen de mentor.')
    await type(url, 'teacher', 'Dit hoort de docent.')
    await eventually('what was typed', () => said(heard).includes('Dit hoort de docent.'))
    expect(said(heard)).not.toContain('alleen de mentor')
  })

  it('that was away for a moment hears what it missed, once', async () => {
    const { url } = await openPracticeHouse()
    const since = await type(url, 'teacher', 'Dit stond er al.')
    const first = await listen(url, `since=${since}&seat=teacher`)
    first.hangUp.abort()
    await type(url, 'teacher', 'Dit was er terwijl je weg was.')
    const back = await listen(url, 'since=elders.1&seat=teacher', { 'last-event-id': since })
    await eventually('what was missed', () => said(back.heard).includes('terwijl je weg was'))
    expect(said(back.heard)).not.toContain('Dit stond er al.')
    expect(said(back.heard).match(/data-typed/g)).toHaveLength(1)
  })

  it('is told to begin anew when it comes from elsewhere', async () => {
    const { url } = await openPracticeHouse()
    for (const since of ['', 'elders.1', 'elders', '1']) {
      const { heard, ended } = await listen(url, `since=${since}&seat=teacher`)
      await ended
      expect(heard, since).toEqual([{ is: 'ready' }, { is: 'outdated' }])
    }
  })

  it('does not hold up the end of the program', async () => {
    const house = await openPracticeHouse()
    const { ended } = await listen(
      house.url,
      `since=${await type(house.url, 'teacher', 'help')}&seat=teacher`,
    )
    await house.close()
    await ended
  })
})
