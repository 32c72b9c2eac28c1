// Runs before the page is drawn, so that it never flashes in the other colours.
;(() => {
  const key = 'trajectbot-theme'
  const root = document.documentElement
  const kept = localStorage.getItem(key)
  if (kept === 'light' || kept === 'dark') root.dataset.theme = kept
  const isDark = (): boolean =>
    (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-theme-switch]')) return
    root.dataset.theme = isDark() ? 'light' : 'dark'
    localStorage.setItem(key, root.dataset.theme)
  })
})()
