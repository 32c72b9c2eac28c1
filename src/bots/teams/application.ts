import { Application, type TeamsAdapter, type TurnState } from '@microsoft/teams-ai'

/**
 * The application of teams-ai, without its typing timer: one timer serves all turns at once,
 * it posts on its own, and the option that says it is off is not read.
 */
class QuietApplication extends Application<TurnState> {
  override startTypingTimer(): void {}
}

/** Makes the application. It has no storage, so nothing of a turn is kept; mentions are taken out where the text is read. */
export const quietApplication = (adapter: TeamsAdapter): Application<TurnState> =>
  new QuietApplication({ adapter, removeRecipientMention: false, startTypingTimer: false })
