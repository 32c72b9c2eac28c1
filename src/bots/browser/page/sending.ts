import { openWindow, warnInWindow } from './window.ts'

/** A name for one deed, so that it is done once; made of chance, for it must work on plain http too. */
const newEvent = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const trouble = (words: string): void => {
  const place = document.getElementById('trouble')
  if (place) place.textContent = words
}

const bodyOf = (form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') body.append(name, value)
  body.set('event', newEvent())
  return body
}

const stopEditing = (form: HTMLFormElement): void => {
  const from = form.querySelector<HTMLInputElement>('input[name=from]')
  const hint = form.querySelector<HTMLElement>('.editing')
  if (from) from.disabled = true
  if (hint) hint.hidden = true
  form.action = form.action.replace(/\/edit$/, '/line')
}

const arrived = (form: HTMLFormElement): void => {
  if (!form.matches('[data-composer]')) return
  form.reset()
  stopEditing(form)
}

/** Sends a form, and shows what comes back: a window, or nothing when all of it comes live. */
const send = async (form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> => {
  if (form.ariaBusy === 'true') return
  form.ariaBusy = 'true'
  // What was pressed may be drawn anew before the answer is here.
  const column = form.closest('.column')
  try {
    const response = await fetch(form.action, { method: 'POST', body: bodyOf(form, submitter) })
    const text = await response.text()
    trouble('')
    if (response.status === 204) return arrived(form)
    if (response.status === 422) return trouble(text)
    const isWindow = response.headers.get('content-type')?.startsWith('text/html')
    if (!column || !isWindow) return trouble(document.body.dataset.failed ?? '')
    arrived(form)
    if (response.status === 500 && warnInWindow(column, text)) return
    openWindow(column, text, submitter)
  } catch {
    trouble(document.body.dataset.failed ?? '')
  } finally {
    form.ariaBusy = 'false'
  }
}

const startEditing = (button: HTMLElement): void => {
  const message = button.closest('.message')
  const form = button.closest('.column')?.querySelector<HTMLFormElement>('[data-composer]')
  const text = message?.querySelector('[data-typed]')?.textContent
  const box = form?.querySelector('textarea')
  const from = form?.querySelector<HTMLInputElement>('input[name=from]')
  const hint = form?.querySelector<HTMLElement>('.editing')
  if (!form || !box || !from || !hint || text === undefined || text === null) return
  box.value = text
  from.value = button.dataset.edit ?? ''
  from.disabled = false
  hint.hidden = false
  form.action = form.action.replace(/\/line$/, '/edit')
  box.focus()
}

/** Lets every form of the page be sent without leaving it. */
export const watchForms = (): void => {
  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-send]')) return
    event.preventDefault()
    void send(form, submitter)
  })
  document.addEventListener('keydown', (event) => {
    const { target } = event
    if (!(target instanceof HTMLTextAreaElement)) return
    const form = target.closest<HTMLFormElement>('[data-composer]')
    if (!form) return
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      if (target.value.trim() !== '') form.requestSubmit()
    }
    if (event.key === 'Escape') {
      form.reset()
      stopEditing(form)
    }
  })
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return
    const edit = target.closest<HTMLElement>('[data-edit]')
    if (edit) startEditing(edit)
    const shut = target.closest('[data-shut]')?.closest('details')
    if (shut) {
      shut.open = false
      shut.querySelector('summary')?.focus()
    }
  })
}
