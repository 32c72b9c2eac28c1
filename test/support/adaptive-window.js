// Runs in the page: shows a card with Microsoft's own renderer, and keeps what a pressed button would send.
globalThis.adaptiveWindow = (() => {
  const { AdaptiveCards, document } = globalThis
  const place = document.createElement('section')
  place.id = 'adaptive-window'
  place.style.cssText =
    'position:fixed;inset:40px;overflow:auto;background:white;z-index:1000000;padding:20px'
  let pressed = null
  return {
    show(card) {
      const drawn = new AdaptiveCards.AdaptiveCard()
      drawn.onExecuteAction = (action) => {
        pressed = action.data
      }
      drawn.parse(card)
      pressed = null
      place.replaceChildren(drawn.render())
      document.body.append(place)
    },
    say(words) {
      place.replaceChildren(words)
      document.body.append(place)
    },
    pressed: () => pressed,
    close: () => place.remove(),
  }
})()
