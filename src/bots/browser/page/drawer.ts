type Card = { hostConfig: unknown; parse(card: unknown): void; render(): HTMLElement | undefined }
type Renderer = {
  readonly AdaptiveCard: new () => Card
  readonly HostConfig: new (config: object) => object
}

/** As many buttons on a row as Teams shows, and its letters. */
const looks = { fontFamily: 'inherit', actions: { maxActions: 6, buttonSpacing: 0 } }

let loading: Promise<Renderer> | undefined

/** Microsoft's renderer is large, so it is fetched when somebody first looks. */
const renderer = (): Promise<Renderer> => {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = '/practice/page/adaptivecards.js'
    script.onload = () => resolve((globalThis as unknown as { AdaptiveCards: Renderer }).AdaptiveCards)
    script.onerror = () => reject(new Error('the renderer did not come'))
    document.head.append(script)
  })
  return loading
}

const drawer = (): HTMLElement | null => document.getElementById('behind')

/** Draws every card of the drawer that can be seen, as Teams would. Its buttons do nothing here. */
export const drawCards = async (): Promise<void> => {
  if (!drawer() || drawer()?.hidden) return
  const { AdaptiveCard, HostConfig } = await renderer()
  for (const place of document.querySelectorAll<HTMLElement>('[data-card]')) {
    if (place.childElementCount > 0) continue
    const card = new AdaptiveCard()
    card.hostConfig = new HostConfig(looks)
    card.parse(JSON.parse(place.dataset.card ?? '{}'))
    const drawn = card.render()
    if (!drawn) continue
    drawn.inert = true
    place.replaceChildren(drawn)
  }
}

const show = (open: boolean): void => {
  const place = drawer()
  const button = document.querySelector<HTMLElement>('[data-behind]')
  if (!place || !button) return
  place.hidden = !open
  button.ariaExpanded = String(open)
  document.body.toggleAttribute('data-drawer', open)
  if (open) place.querySelector<HTMLElement>('h2')?.focus()
  else button.focus()
  void drawCards()
}

/** Lets the drawer be opened and closed. */
export const watchDrawer = (): void => {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return
    if (target.closest('[data-behind]')) show(drawer()?.hidden === true)
    if (target.closest('[data-behind-close]')) show(false)
  })
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape' && target instanceof Element && target.closest('#behind')) show(false)
  })
}
