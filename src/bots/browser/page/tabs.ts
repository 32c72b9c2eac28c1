const tabs = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-tab]')]

const columnOf = (tab: HTMLElement): HTMLElement | null =>
  document.getElementById(`column-${tab.dataset.tab}`)

const show = (chosen: HTMLElement): void => {
  for (const tab of tabs()) {
    const isChosen = tab === chosen
    tab.ariaSelected = String(isChosen)
    tab.tabIndex = isChosen ? 0 : -1
    columnOf(tab)?.toggleAttribute('data-shown', isChosen)
    if (isChosen) tab.querySelector<HTMLElement>('.unread')?.setAttribute('hidden', '')
  }
}

/** Marks the column in which the next step of the guide happens. */
export const markNext = (): void => {
  const next = document.querySelector<HTMLElement>('.tour-step')?.dataset.seat
  for (const column of document.querySelectorAll<HTMLElement>('.column'))
    column.toggleAttribute('data-next', column.dataset.seat === next)
}

/** Marks the tab of a conversation in which something came while it was not in sight. */
export const markUnread = (column: HTMLElement): void => {
  if (column.hasAttribute('data-shown')) return
  const tab = tabs().find(({ dataset }) => dataset.tab === column.dataset.seat)
  tab?.querySelector('.unread')?.removeAttribute('hidden')
}

/** Lets the tabs be used with a finger, a mouse and the arrow keys. */
export const watchTabs = (): void => {
  document.addEventListener('click', ({ target }) => {
    const tab = target instanceof Element ? target.closest<HTMLElement>('[data-tab]') : null
    if (tab) show(tab)
  })
  document.addEventListener('keydown', (event) => {
    const tab = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tab]') : null
    if (!tab || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return
    const all = tabs()
    const next = all[(all.indexOf(tab) + (event.key === 'ArrowRight' ? 1 : all.length - 1)) % all.length]
    if (!next) return
    show(next)
    next.focus()
  })
}
