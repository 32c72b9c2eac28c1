import { html as template } from 'hono/html'

/** A piece of the page in which everything that was filled in was escaped. */
export type Html = ReturnType<typeof raw>

const raw = (markup: ReturnType<typeof template>) => {
  if (markup instanceof Promise) throw new Error('a piece of the page is made of what is there already')
  return markup
}

/** What may be filled into a piece of the page: letters, which are escaped, or pieces that were made this way. */
export type Filling = string | number | false | undefined | Html | readonly Filling[]

/** Makes a piece of the page. Whatever is filled in stays letters, in text and in attributes within quotation marks. */
export const html = (markup: TemplateStringsArray, ...fillings: readonly Filling[]): Html =>
  raw(template(markup, ...fillings))

/** Nothing. */
export const nothing = html``
