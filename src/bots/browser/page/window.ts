const opener = new WeakMap<HTMLDialogElement, Element | null>()

const partsOf = (column: Element) => ({
  dialog: column.querySelector<HTMLDialogElement>('dialog.window'),
  place: column.querySelector<HTMLElement>('.sheet-place'),
  behind: column.querySelector<HTMLElement>('.conversation'),
})

/** What in a window is to be read or filled in first. */
const firstIn = (place: HTMLElement): HTMLElement | null =>
  place.querySelector<HTMLElement>('[aria-invalid] input, [aria-invalid]') ?? place.querySelector('h2')

/** Shows something in the window of a column. It covers that column only: the other person goes on. */
export const openWindow = (column: Element, html: string, from: Element | null): void => {
  const { dialog, place, behind } = partsOf(column)
  if (!dialog || !place || !behind) return
  place.replaceChildren(document.createRange().createContextualFragment(html))
  if (!dialog.open) {
    opener.set(dialog, from)
    dialog.show()
    behind.inert = true
  }
  place.scrollTop = 0
  firstIn(place)?.focus()
}

/** Says above a form that stands open what went wrong, and keeps all that was filled in. */
export const warnInWindow = (column: Element, html: string): boolean => {
  const { dialog, place } = partsOf(column)
  const form = place?.querySelector('form.fields')
  if (!dialog?.open || !form) return false
  const words = document.createRange().createContextualFragment(html).textContent?.trim() ?? ''
  place?.querySelector('.fault')?.remove()
  const fault = document.createElement('p')
  fault.className = 'warning fault words'
  fault.setAttribute('role', 'alert')
  fault.textContent = words
  form.prepend(fault)
  return true
}

/** Closes the window of a column, and brings the keyboard back to where it was. */
export const closeWindow = (column: Element): void => {
  const { dialog, place, behind } = partsOf(column)
  if (!dialog?.open || !place || !behind) return
  dialog.close()
  behind.inert = false
  place.replaceChildren()
  const back = opener.get(dialog)
  const target = back instanceof HTMLElement && back.isConnected ? back : column.querySelector('textarea')
  if (target instanceof HTMLElement) target.focus()
}

/** Lets windows be closed by their button and by Escape. */
export const watchWindows = (): void => {
  document.addEventListener('click', ({ target }) => {
    const close = target instanceof Element ? target.closest('[data-close]') : null
    const column = close?.closest('.column')
    if (column) closeWindow(column)
  })
  document.addEventListener('keydown', ({ key, target }) => {
    if (key !== 'Escape' || !(target instanceof Element)) return
    const column = target.closest('.column')
    if (column && target.closest('dialog.window')) closeWindow(column)
  })
}
