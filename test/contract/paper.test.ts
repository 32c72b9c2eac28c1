import { extractText, getDocumentProxy } from 'unpdf'
import { expect, vi } from 'vitest'
import { names, students } from '../support/school.ts'
import { hidden, settled } from './prying.ts'
import { scenario } from './scenario.ts'
import { agreed, agrees, enrols } from './trajectory-story.ts'

vi.setConfig({ testTimeout: 60_000 })

const ownWords = 'Ik wil graag zelf zeggen wanneer het te druk is.'

scenario(
  'the agreements of a pupil come on paper: one page, by a link in the window of who may print them, for ten minutes',
  async ({ as, rows, house, clock, log, said }) => {
    const [worker, coordinator] = [as('a support worker'), as('the coordinator')]
    await enrols(coordinator, rows)
    await agrees(worker)
    await worker.looksUp(students.taught)
    await worker.opens('Traject')
    await worker.opens('Doelen')
    await worker.submits({ ownWords, school: 'Elke les op tijd binnen.' })
    await worker.looksUp(students.taught)
    await worker.opens('Traject')
    await worker.opens('Afspraken beheren')
    await worker.opens('Op papier')
    expect(worker.panel()).toContain('Waarom mag ik dit zien?')
    const { pathname } = new URL(await worker.follows('Brief openen'))

    const address = `${house.url}${pathname}`
    const page = await (await fetch(address)).text()
    expect(page).toContain('Brief openen')
    expect(page).not.toContain('Sanne')
    const response = await fetch(address, { method: 'POST' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    const letter = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
    const { totalPages, text } = await extractText(letter, { mergePages: true })
    const read = text.replaceAll(/\s+/g, ' ')
    expect(totalPages).toBe(1)
    for (const words of [
      students.taught,
      agreed,
      ownWords,
      'Elke les op tijd binnen.',
      names['a support worker'],
    ])
      expect(read).toContain(words)

    const [pupil] = await rows(`select id from student where number = '1001'`)
    await as('a teacher').forges('agreement.print', { student: String(pupil?.id) })
    expect(as('a teacher').panel() ?? as('a teacher').chat().at(-1)).toContain(hidden)

    const secret = pathname.split('/').at(-1) ?? ''
    for (const [what, kept] of Object.entries({ log, said: said(), slips: await rows('select * from slip') }))
      expect(JSON.stringify(kept), what).not.toContain(secret)
    expect(JSON.stringify(await rows("select encode(box, 'escape') as box from slip"))).not.toContain('Sanne')

    clock.forward({ minutes: 10 })
    for (const method of ['GET', 'POST']) expect((await fetch(address, { method })).status, method).toBe(404)
    await settled(rows)
  },
)
