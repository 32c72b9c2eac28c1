/** Why the vault cannot be opened, in words for who runs the bot. */
export class VaultStartError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'VaultStartError'
  }
}
