/** How to reach Slack and how Slack reaches us. An app token means Socket Mode; else Slack calls us and signs. */
export type SlackSettings = { readonly botToken: string; readonly apiUrl: string } & (
  | { readonly signingSecret: string }
  | { readonly appToken: string }
)
