import { z } from 'zod'
import { appText } from '../app/app.text.ts'
import { look, type ViewContext } from '../app/use-case.ts'
import { done } from '../kernel/outcome.ts'
import { momentInWords } from '../kernel/school-time.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Block } from '../view/block.ts'
import { type Args, choice } from '../view/button.ts'
import type { Panel } from '../view/view.ts'
import { adviceText } from './advice.text.ts'
import { topicLabel } from './advice-panel.ts'
import { type Page, pageSize, Shelf } from './advice-store.ts'

const PageNumber = z.coerce.number().int().min(0).max(1000).catch(0).default(0)

const listPanel = (
  { page, number }: { page: Page; number: number },
  list: { title: Fixed; command: string; args: Args },
  context: ViewContext,
): Panel => {
  const words = adviceText[context.locale]
  const shown = number * pageSize + page.lines.length
  const items = page.lines.map((line) => ({
    title: topicLabel(line.topic, context),
    detail: [
      line.asker.name,
      momentInWords(line.askedAt, context.arrival.school.zone, context.locale),
      words.urgency[line.urgency],
      line.handler ? `${words.status[line.status]}: ${line.handler.name}` : words.status[line.status],
    ].join(' · '),
    open: { label: words.button.view, command: 'advice.show', args: { advice: line.id } },
  }))
  const body: Block[] =
    items.length > 0 ? [{ kind: 'list', items }] : [{ kind: 'text', text: words.nothingHere }]
  if (page.total > shown) body.push({ kind: 'hint', text: words.page(shown, page.total) })
  const next = { label: appText[context.locale].more, command: list.command }
  return {
    kind: 'panel',
    title: list.title,
    body,
    buttons: page.total > shown ? [{ ...next, args: { ...list.args, page: number + 1 } }] : [],
  }
}

/** What I asked, with how it stands. */
export const listOwnAdvice = look({
  command: 'advice.own',
  action: 'advice.list-own',
  opens: 'panel',
  input: z.object({ page: PageNumber }),
  run: async ({ tx, permit }, { page }) => done({ page: await tx.askedBy(permit, page), number: page }),
  view: (found, context) =>
    listPanel(
      found,
      { title: adviceText[context.locale].title.own, command: 'advice.own', args: {} },
      context,
    ),
})

/** What the support team works from: open, of mine, answered. */
export const listTeamAdvice = look({
  command: 'advice.shelf',
  action: 'advice.list-team',
  opens: 'panel',
  input: z.object({ shelf: Shelf, page: PageNumber }),
  run: async ({ tx, permit }, { shelf, page }) =>
    done({ page: await tx.shelf(permit, shelf, page), number: page, shelf }),
  view: ({ shelf, ...found }, context) =>
    listPanel(
      found,
      {
        title: adviceText[context.locale].title[shelf],
        command: 'advice.shelf',
        args: { shelf: choice(shelf) },
      },
      context,
    ),
})
