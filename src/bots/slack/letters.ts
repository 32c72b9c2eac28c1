/** Writes letters so that Slack's markup parser gives back those same letters: no mention, no link. */
export const asLetters = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Slack writes a typed `<` as `&lt;`, so none stands inside; looking past one would take ever longer. */
const reference = /<(https?:[^<>|]+|mailto:[^<>|]+|tel:[^<>|]+|![^<>|]+|[@#][A-Z0-9]+)(?:\|([^<>]*))?>/g

const readable = (_whole: string, target: string, label: string | undefined): string => {
  // Everybody at once, a group, or a moment: `!here`, `!subteam^S012|@mentoren`, `!date^…|morgen`.
  if (target.startsWith('!')) return label || `@${target.slice(1)}`
  const sign = target.startsWith('@') || target.startsWith('#') ? target.charAt(0) : ''
  return label ? sign + label : target
}

/** Reads what somebody typed from how Slack wrote it down: the inverse of {@link asLetters}, with links and names as they looked. */
export const asTyped = (text: string): string =>
  text.replace(reference, readable).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
