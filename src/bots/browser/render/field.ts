import type { Locale } from '../../../core/text/locale.ts'
import type { Field, Option } from '../../../core/view/field.ts'
import { browserText } from '../browser.text.ts'
import { type Html, html } from './html.ts'

const prefix = 'answer-'

/** The name of an input: never one of the names that travel with the form. */
export const inputName = (field: string): string => `${prefix}${field}`

/** The field whose answer this is, if it is one. */
export const fieldOf = (input: string): string | undefined =>
  input.startsWith(prefix) ? input.slice(prefix.length) : undefined

type Drawing = {
  readonly id: string
  readonly remark: string | undefined
  readonly page: Locale
}

const described = ({ hint }: Field, { id, remark }: Drawing): Html => {
  const by = [hint && `${id}-hint`, remark && `${id}-remark`].filter(Boolean).join(' ')
  return html`${by !== '' && html`aria-describedby="${by}"`} ${remark !== undefined && html`aria-invalid="true"`}`
}

const title = ({ label, optional }: Field, { page }: Drawing): Html => html`
  <span class="words">${label}</span>${
    !optional &&
    html` <span class="must" title="${browserText[page].window.required}" aria-hidden="true">*</span>`
  }`

const around = ({ hint }: Field, { id, remark }: Drawing): Html => html`
  ${hint && html`<p class="words hint" id="${id}-hint">${hint}</p>`}
  ${remark !== undefined && html`<p class="words remark" id="${id}-remark">${remark}</p>`}`

const required = ({ optional }: Field): Html => html`${!optional && html`required`}`

type Choosing = Extract<Field, { readonly kind: 'one-of' | 'menu' }>
type Ticking = Extract<Field, { readonly kind: 'some-of' }>

const circle = (field: Choosing, { value, label }: Option, at: number, { id }: Drawing): Html => html`
  <div class="option">
    <input type="radio" id="${id}-${at}" name="${inputName(field.name)}" value="${value}"
      ${required(field)} ${field.value === value && html`checked`}>
    <label class="words" for="${id}-${at}">${label}</label>
  </div>`

const box = (field: Ticking, { value, label }: Option, at: number, { id }: Drawing): Html => html`
  <div class="option">
    <input type="checkbox" id="${id}-${at}" name="${inputName(field.name)}" value="${value}"
      ${field.values.includes(value) && html`checked`}>
    <label class="words" for="${id}-${at}">${label}</label>
  </div>`

const option = (field: Choosing, { value, label }: Option): Html =>
  html`<option value="${value}" ${field.value === value && html`selected`}>${label}</option>`

/** One field of a form, with a remark on what was filled in. */
export const drawField = (field: Field, drawing: Drawing): Html => {
  const { id, page } = drawing
  switch (field.kind) {
    case 'line':
      return html`
        <div class="field">
          <label for="${id}">${title(field, drawing)}</label>
          <input type="text" id="${id}" name="${inputName(field.name)}" autocomplete="off" ${required(field)}
            maxlength="${Math.max(field.maxLength, field.value?.length ?? 0)}" value="${field.value ?? ''}"
            ${described(field, drawing)}>
          ${around(field, drawing)}
        </div>`
    case 'lines':
      return html`
        <div class="field">
          <label for="${id}">${title(field, drawing)}</label>
          <textarea id="${id}" name="${inputName(field.name)}" rows="4" ${required(field)}
            maxlength="${Math.max(field.maxLength, field.value?.length ?? 0)}"
            ${described(field, drawing)}>${`\n${field.value ?? ''}`}</textarea>
          ${around(field, drawing)}
        </div>`
    case 'one-of':
      return html`
        <fieldset class="field" ${described(field, drawing)}>
          <legend>${title(field, drawing)}</legend>
          ${field.options.map((one, at) => circle(field, one, at, drawing))}
          ${around(field, drawing)}
        </fieldset>`
    case 'some-of':
      return html`
        <fieldset class="field" ${described(field, drawing)}>
          <legend>${title(field, drawing)}</legend>
          ${field.options.map((one, at) => box(field, one, at, drawing))}
          ${around(field, drawing)}
        </fieldset>`
    case 'menu':
      return html`
        <div class="field">
          <label for="${id}">${title(field, drawing)}</label>
          <select id="${id}" name="${inputName(field.name)}" ${required(field)} ${described(field, drawing)}>
            <option value="">${browserText[page].window.choose}</option>
            ${field.options.map((one) => option(field, one))}
          </select>
          ${around(field, drawing)}
        </div>`
  }
}
