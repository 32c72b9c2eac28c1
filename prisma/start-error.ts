/** Why the database cannot be used, in words for the person who runs the bot. It is printed without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
