import { z } from 'zod'
import type { ViewContext } from '../app/use-case.ts'
import type { AdviceId } from '../kernel/ids.ts'
import { withoutBsn } from '../text/bsn.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Option } from '../view/field.ts'
import type { Form } from '../view/view.ts'
import { adviceText } from './advice.text.ts'
import { About, topics, Urgency } from './advice.ts'
import { topicLabel } from './advice-panel.ts'

/** Something already filled in: taken over where it makes sense, left out where it does not. */
const prefilled = z.string().trim().transform(withoutBsn).optional().catch(undefined)

/** What the form may be opened with: everything optional, for it is only to be corrected or finished. */
export const Prefill = z.object({
  topic: prefilled,
  about: prefilled,
  who: prefilled,
  question: prefilled,
  urgency: prefilled,
})
export type Prefill = z.infer<typeof Prefill>

/** The topics this school offers. */
export const topicsOf = (chosen: readonly string[]): readonly string[] =>
  chosen.length > 0 ? chosen : topics

const among = (options: readonly Option[], value: string | undefined): { readonly value?: string } =>
  value !== undefined && options.some((option) => option.value === value) ? { value } : {}

const written = (value: string | undefined): { readonly value?: string } => (value ? { value } : {})

/** The form behind asking and editing. It carries the id its request will have, so that it can make only one. */
export const adviceForm = (
  { advice, prefill, editing }: { advice: AdviceId; prefill: Prefill; editing: boolean },
  context: ViewContext,
): Form => {
  const words = adviceText[context.locale]
  const topicOptions = topicsOf(context.arrival.school.topics).map((topic) => ({
    value: topic,
    label: topicLabel(topic, context),
  }))
  const aboutOptions = About.options.map((about) => ({ value: about, label: words.about[about] }))
  const urgencyOptions = Urgency.options.map((urgency) => ({ value: urgency, label: words.urgency[urgency] }))
  const submit: { label: Fixed; command: string } = editing
    ? { label: words.button.save, command: 'advice.edit' }
    : { label: words.button.send, command: 'advice.ask' }
  return {
    kind: 'form',
    title: editing ? words.title.edit : words.title.ask,
    intro: [],
    fields: [
      {
        kind: 'menu',
        name: 'topic',
        label: words.label.topic,
        options: topicOptions,
        ...among(topicOptions, prefill.topic),
      },
      ...(editing
        ? []
        : ([
            {
              kind: 'one-of',
              name: 'about',
              label: words.label.about,
              options: aboutOptions,
              ...among(aboutOptions, prefill.about),
            },
            {
              kind: 'line',
              name: 'who',
              label: words.label.who,
              hint: words.hint.who,
              optional: true,
              maxLength: 100,
              ...written(prefill.who),
            },
          ] as const)),
      {
        kind: 'lines',
        name: 'question',
        label: words.label.question,
        hint: words.hint.question,
        maxLength: 2000,
        ...written(prefill.question),
      },
      {
        kind: 'one-of',
        name: 'urgency',
        label: words.label.urgency,
        options: urgencyOptions,
        value: among(urgencyOptions, prefill.urgency).value ?? 'can-wait',
      },
    ],
    submit: { ...submit, args: { advice } },
  }
}
