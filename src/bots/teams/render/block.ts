import type { Locale } from '../../../core/text/locale.ts'
import type { Block, Item } from '../../../core/view/block.ts'
import { teamsText } from '../teams.text.ts'
import type { DrawButton } from './button.ts'
import type { Container, Element } from './card-json.ts'
import { labelled, letters } from './letters.ts'

/** Something that must not be missed. */
export const warning = (text: string): Container => ({
  type: 'Container',
  style: 'attention',
  items: [letters(text, { weight: 'bolder' })],
})

const item = ({ title, detail, open }: Item, draw: DrawButton): Container => ({
  type: 'Container',
  separator: true,
  items: [
    letters(title, { weight: 'bolder' }),
    ...(detail === '' ? [] : [letters(detail, { isSubtle: true }, { spacing: 'none' })]),
    ...(open ? [{ type: 'ActionSet', actions: [draw(open)] } as const] : []),
  ],
})

/** A label as it stands before its value; one that is a question has its mark already. */
const before = (label: string): string => (/[?!:]$/.test(label) ? label : `${label}:`)

/** One piece of a panel, in the parts between which it may be left off. */
export const drawBlock = (block: Block, draw: DrawButton, locale: Locale): readonly Element[] => {
  switch (block.kind) {
    case 'text':
      return [letters(block.text)]
    case 'hint':
      return [letters(block.text, { isSubtle: true, size: 'small' })]
    case 'heading':
      return [letters(block.text, { weight: 'bolder', size: 'medium' }, { spacing: 'medium' })]
    case 'warning':
      return [warning(block.text)]
    case 'facts':
      if (block.facts.length === 0) return []
      return [
        {
          type: 'Container',
          items: block.facts.map(({ label, value }) =>
            labelled(before(label), value === '' ? teamsText[locale].nothing : value, { spacing: 'small' }),
          ),
        },
      ]
    case 'quote':
      return [
        {
          type: 'Container',
          style: 'emphasis',
          items: [labelled(block.who, block.when), letters(block.text, {}, { spacing: 'small' })],
        },
      ]
    case 'list':
      return block.items.map((one) => item(one, draw))
    case 'link':
      return [
        {
          type: 'ActionSet',
          actions: [{ type: 'Action.OpenUrl', title: block.label, url: block.address }],
        },
      ]
  }
}
