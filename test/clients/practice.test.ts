import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { clientsRunHere, openBrowser } from '../support/browser.ts'
import { focused, openPracticeHouse, openPracticePage, tabsTo } from '../support/practice-page.ts'
import { together } from '../support/together.ts'

const pupil = 'Zoë Çelik'
const question = 'Zoë droomt weg na de pauze. Wat kan ik morgen anders doen?'
const markup = '<img src=x onerror="document.title=1"> **Mijn klas** is na de pauze niet stil te krijgen.'
const heard = 'Er is een nieuwe adviesvraag.'

const opened = async (query = '') => {
  const [house, browser] = await together([openPracticeHouse(), openBrowser()])
  return openPracticePage(browser, house.url, query)
}

const grave = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe.skipIf(!clientsRunHere)(
  'the practice page in a browser (needs Linux on x64)',
  { timeout: 120_000 },
  () => {
    it('a question goes round between two people side by side, live', async () => {
      const { page, at, complaints, picture } = await opened()
      const [teacher, worker] = [at('teacher'), at('support-worker')]
      await teacher.types('advies')
      await teacher.presses('Openen')
      await teacher.fills({
        Onderwerp: 'Gedrag',
        'Waar gaat het over?': 'Een leerling',
        'Welke leerling of klas?': pupil,
        'Je vraag': question,
      })
      await teacher.pressesInWindow('Versturen')
      await teacher.reads('Je vraag staat bij het ondersteuningsteam.')
      await worker.hears(heard)
      await worker.column.locator('.notification').getByText(heard).waitFor()
      await picture('practice-knock')
      expect(await worker.column.textContent()).not.toContain('Zoë')

      await worker.presses('Oppakken')
      await worker.reads(question)
      await teacher.hears('Karin de Vries heeft je adviesvraag opgepakt.')
      await worker.pressesInWindow('Antwoorden')
      await worker.fills({ 'Je antwoord': 'Geef haar een vaste starttaak en spreek een teken af.' })
      await worker.pressesInWindow('Versturen')
      await teacher.hears('Karin de Vries heeft je adviesvraag beantwoord.')
      await teacher.closesWindow()
      await teacher.presses('Bekijken')
      await teacher.reads('Geef haar een vaste starttaak')
      await picture('practice-answered')
      await page.getByRole('button', { name: 'Achter de schermen' }).click()
      const drawer = page.getByRole('complementary', { name: 'Achter de schermen' })
      await drawer.locator('.ac-adaptiveCard').first().waitFor()
      const behind = await drawer.textContent()
      for (const shown of ['advice.show', 'stelde deze vraag', pupil, '"plain_text"', '"AdaptiveCard"'])
        expect(behind).toContain(shown)
      expect(await drawer.locator('.ac-adaptiveCard').first().textContent()).toContain(question)
      await picture('practice-behind')

      await teacher.closesWindow()
      await teacher.asks('afspraken Emir van Leeuwen')
      await teacher.presses('Openen')
      await teacher.reads('Mag zonder uitleg tien minuten naar 1.04')
      await picture('practice-agreements')
      await teacher.closesWindow()
      await teacher.asks('afspraken Joris Kuiper')
      await teacher.presses('Openen')
      await teacher.reads('Niet gevonden, of niet voor jou.')
      await expect.poll(() => page.locator('#tour').textContent()).toContain('Dat was het.')
      const said = await teacher.column.locator('.chat .bot').allTextContents()
      expect(said.join()).not.toMatch(/Emir|Joris/)
      expect(complaints).toEqual([])
    })

    it('the keyboard alone does it all, and words stay letters', async () => {
      const { page, at, complaints } = await opened()
      const { keyboard } = page
      const [teacher, worker] = [at('teacher'), at('support-worker')]
      await tabsTo(page, 'Schrijf aan Trajectbot')
      await keyboard.type(markup)
      await keyboard.press('Enter')
      await teacher.hears('Zal ik dit als adviesvraag doorzetten?')
      await tabsTo(page, 'Aanpassen', 'Shift+Tab')
      await tabsTo(page, 'Doorzetten', 'Shift+Tab')
      await tabsTo(page, 'Aanpassen')
      await keyboard.press('Enter')
      await teacher.reads('Vraag om advies')
      expect(await focused(page)).toBe('Vraag om advies')
      await tabsTo(page, 'Versturen')
      await keyboard.press('Enter')
      await teacher.reads('Vul dit nog in.')
      expect(await focused(page)).toContain('Onderwerp')
      await keyboard.press('ArrowDown')
      await keyboard.press('Tab')
      await keyboard.press('Space')
      await keyboard.press('ArrowDown')
      await keyboard.press('ArrowDown')
      await tabsTo(page, 'Versturen')
      await keyboard.press('Enter')
      await teacher.reads('Je vraag staat bij het ondersteuningsteam.')
      expect(await focused(page)).toBe('Adviesvraag')
      await keyboard.press('Escape')
      await teacher.window.waitFor({ state: 'hidden' })
      expect(await focused(page)).toBe('Aanpassen')

      await worker.hears(heard)
      await tabsTo(page, 'Oppakken')
      await keyboard.press('Enter')
      await worker.reads(markup)
      await tabsTo(page, 'Antwoorden')
      await keyboard.press('Enter')
      await worker.reads('Antwoord geven')
      await tabsTo(page, 'Je antwoord *')
      await keyboard.type('Begin met een vaste starttaak van vijf minuten.')
      await keyboard.press('Tab')
      await keyboard.press('Enter')
      await teacher.hears('Karin de Vries heeft je adviesvraag beantwoord.')
      await worker.reads('Beantwoord')
      await keyboard.press('Escape')
      await worker.window.waitFor({ state: 'hidden' })
      await tabsTo(page, 'Achter de schermen', 'Shift+Tab')
      await keyboard.press('Enter')
      await page.getByRole('complementary').getByText('advice.answer').first().waitFor()
      expect(await focused(page)).toBe('Achter de schermen')
      await keyboard.press('Escape')
      await tabsTo(page, 'morgen 8:25')
      await keyboard.press('Enter')
      await page.getByText('wo 25 nov, 08:25').waitFor()
      expect(await page.title()).toBe('Oefenen met Trajectbot · Oefencollege De Linde')
      expect(complaints).toEqual([])
    })

    it('an accessibility check finds nothing serious, in light and in dark, on a desk and on a phone', async () => {
      const { page, at, picture } = await opened()
      const teacher = at('teacher')
      await teacher.types('advies')
      await teacher.presses('Openen')
      await teacher.pressesInWindow('Versturen')
      await teacher.reads('Vul dit nog in.')
      await at('support-worker').types('Dit is een eigen vraag.')
      await page.getByRole('button', { name: 'Achter de schermen' }).click()
      await page.locator('.ac-adaptiveCard').first().waitFor()
      for (const [place, size] of [
        ['desk', { width: 1360, height: 860 }],
        ['phone', { width: 390, height: 844 }],
      ] as const)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(size)
          await page.emulateMedia({ colorScheme })
          await picture(`practice-${place}-${colorScheme}`)
          expect(await grave(page), `${place}, ${colorScheme}`).toEqual([])
        }
      await page.getByRole('tab', { name: /Karin/ }).click()
      await at('support-worker').column.waitFor()
      await teacher.column.waitFor({ state: 'hidden' })
      expect(await grave(page)).toEqual([])
    })

    it('the clock is put forward, and the nudge comes to who waits for nothing else', async () => {
      const { page, at, complaints, picture } = await opened('?left=teacher&right=other-support-worker')
      const [teacher, worker] = [at('teacher'), at('other-support-worker')]
      await teacher.types('Hoe begin ik een les met een klas die net van gym komt?')
      await teacher.presses('Doorzetten')
      await worker.hears(heard)
      await page.getByRole('button', { name: 'morgen 8:25' }).click()
      await page.getByText('wo 25 nov, 08:25').waitFor()
      await worker.hears('Er wacht nog een adviesvraag op iemand van het team.')
      const lockScreen = await worker.column.locator('.lock-screen').textContent()
      expect(lockScreen).toMatch(/12:0\d[\s\S]*dinsdag 24 november[\s\S]*Er wacht nog een adviesvraag/)
      await picture('practice-nudge')
      expect(complaints).toEqual([])
    })

    it('one chooses who one is, in which language, and a stranger is told nothing', async () => {
      const { page, at, picture } = await opened('?left=coordinator&right=stranger')
      const stranger = at('stranger')
      await stranger.hears('Ik ken je nog niet.')
      await stranger.types('afspraken met Sanne?')
      await expect.poll(() => stranger.column.locator('.bot').count()).toBe(2)
      await at('coordinator').column.locator('.chairs summary').click()
      await picture('practice-chairs')
      await at('coordinator')
        .column.getByRole('link', { name: /Els Smit/ })
        .click()
      await at('mentor').hears('Hallo, ik ben Trajectbot.')
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByText('This is practice').first().waitFor()
      await at('mentor').hears('I will speak English with you from now on.')
      await at('mentor').types('my questions')
      await at('mentor').presses('Open')
      await at('mentor').reads('There is nothing here.')
      await picture('practice-english')
    })
  },
)
