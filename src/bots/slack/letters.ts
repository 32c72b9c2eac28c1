/** Writes letters so that Slack's markup parser gives back those same letters: no mention, no link. */
export const asLetters = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Slack writes a typed `<` as `&lt;`, so none stands inside; looking past one would take ever longer. */
const reference = /<(https?:[^<>|]+|mailto:[^<>|]+|tel:[^<>|]+|[@#][A-Z0-9]+)(?:\|([^<>]*))?>/g

const readable = (_whole: string, target: string, label: string | undefined): string => {
  const sign = target.startsWith('@') || target.startsWith('#') ? target.charAt(0) : ''
  return label ? sign + label : target
}

/** Reads what somebody typed from how Slack wrote it down: the inverse of {@link asLetters}, with links as they looked. */
export const asTyped = (text: string): string =>
  text.replace(reference, readable).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
