import type { Opens } from '../../../core/app/use-case.ts'
import type { Locale } from '../../../core/text/locale.ts'
import type { Button } from '../../../core/view/button.ts'
import { limits } from '../limits.ts'
import { teamsText } from '../teams.text.ts'
import type { Action, ActionSet, Submit } from './card-json.ts'
import { letters } from './letters.ts'

/** What a command answers with; a button in a message is drawn accordingly. */
export type OpensOf = (command: string) => Opens

/** Draws one button, in the place where it stands. */
export type DrawButton = (button: Button) => Action

const styles = { primary: 'positive', danger: 'destructive' } as const

const face = ({ label, style }: Button): Pick<Submit, 'title' | 'style'> => ({
  title: label,
  ...(style && { style: styles[style] }),
})

/** Numbers the questions of one card, so that each has a name of its own. */
const numbering = (): (() => number) => {
  let last = 0
  return () => {
    last += 1
    return last
  }
}

/** Teams has no question before a button, so the question is a card behind it; "no" says that nothing was done. */
const asking = (draw: DrawButton, locale: Locale): DrawButton => {
  const next = numbering()
  return (button) => {
    const { confirm, ...plain } = button
    if (!confirm) return draw(plain)
    const nothingDone = `nothing-done-${next()}`
    return {
      type: 'Action.ShowCard',
      ...face(button),
      card: {
        type: 'AdaptiveCard',
        body: [
          letters(confirm.title, { weight: 'bolder' }),
          letters(confirm.text),
          letters(teamsText[locale].nothingDone, { isSubtle: true }, { id: nothingDone, isVisible: false }),
        ],
        actions: [
          draw({ ...plain, label: confirm.yes }),
          {
            type: 'Action.ToggleVisibility',
            title: confirm.no,
            targetElements: [{ elementId: nothingDone, isVisible: true }],
          },
        ],
      },
    }
  }
}

const inMessage =
  (opens: OpensOf): DrawButton =>
  (button) => {
    const { command, args } = button
    const data = { command, args }
    switch (opens(command)) {
      case 'panel':
      case 'form':
        return { type: 'Action.Submit', ...face(button), data: { msteams: { type: 'task/fetch' }, ...data } }
      case 'note':
        return {
          type: 'Action.Execute',
          ...face(button),
          verb: command,
          data,
          fallback: { type: 'Action.Submit', ...face(button), data },
        }
    }
  }

const inDialog: DrawButton = (button) => ({
  type: 'Action.Submit',
  ...face(button),
  associatedInputs: 'none',
  data: { command: button.command, args: button.args },
})

/** Buttons of a message: one that opens a window asks Teams for it; one that says something changes the card it stands on. */
export const messageButtons = (opens: OpensOf, locale: Locale): DrawButton => asking(inMessage(opens), locale)

/** Buttons of a window: whatever they do, the answer comes in that window. */
export const dialogButtons = (locale: Locale): DrawButton => asking(inDialog, locale)

/** Rows of buttons, each as long as Teams shows. */
export const buttonRows = (buttons: readonly Button[], draw: DrawButton): ActionSet[] => {
  const rows: ActionSet[] = []
  for (let at = 0; at < buttons.length; at += limits.actions) {
    rows.push({ type: 'ActionSet', actions: buttons.slice(at, at + limits.actions).map(draw) })
  }
  return rows
}
