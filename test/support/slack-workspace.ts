import type { WireBlock, WireHome, WireModal } from './slack-block-rules.ts'

/** A message as it stands in a conversation now. */
export type WireMessage = {
  readonly channel: string
  readonly ts: string
  readonly text: string
  readonly blocks: readonly WireBlock[]
  /** Who alone sees it; everyone in the conversation when undefined. */
  readonly onlyFor: string | undefined
  readonly thread: string | undefined
  readonly metadata:
    | { readonly event_type: string; readonly event_payload: Readonly<Record<string, string>> }
    | undefined
  readonly changed: number
}

/** A modal that is open in front of somebody. */
export type OpenModal = {
  readonly id: string
  readonly view: WireModal
  readonly hash: string
  readonly errors: Readonly<Record<string, string>>
}

const triggerLife = 3000

/** What stands in a workspace: conversations, open modals, home pages, and the triggers that may still be used. */
export const openWorkspace = (team: string) => {
  const messages: WireMessage[] = []
  const modals = new Map<string, OpenModal>()
  const homes = new Map<string, WireHome>()
  const triggers = new Map<string, { readonly user: string; readonly born: number; used: boolean }>()
  const responses = new Map<
    string,
    { readonly user: string; readonly channel: string; readonly ts: string | undefined }
  >()
  let now = 0
  let last = 1000

  const number = (): number => {
    last += 1
    return last
  }
  const ts = (): string => `1795000000.00${number()}`
  const userOf = (channel: string): string => channel.replace(/^D/, 'U')
  const channelOf = (user: string): string => user.replace(/^[UW]/, 'D')

  const change = (channel: string, at: string, next: Pick<WireMessage, 'text' | 'blocks'>): boolean => {
    const index = messages.findIndex((message) => message.channel === channel && message.ts === at)
    const found = messages[index]
    if (!found) return false
    messages[index] = { ...found, ...next, changed: found.changed + 1 }
    return true
  }

  const showModal = (user: string, view: WireModal, id = `V0${number()}`): OpenModal => {
    const shown = { id, view, hash: `${number()}.hash`, errors: {} }
    modals.set(user, shown)
    return shown
  }

  return {
    team,
    messages,
    modals,
    homes,
    responses,
    number,
    ts,
    userOf,
    channelOf,
    change,
    showModal,
    /** Lets the time of triggers pass. */
    pass: (milliseconds: number): void => {
      now += milliseconds
    },
    trigger: (user: string): string => {
      const id = `${number()}.1795000000.${user.toLowerCase()}`
      triggers.set(id, { user, born: now, used: false })
      return id
    },
    /** Whose trigger it is, or why it opens nothing. */
    useTrigger: (id: string): { readonly user: string } | { readonly error: string } => {
      const trigger = triggers.get(id)
      if (!trigger) return { error: 'invalid_trigger_id' }
      if (trigger.used) return { error: 'exchanged_trigger_id' }
      if (now - trigger.born > triggerLife) return { error: 'expired_trigger_id' }
      trigger.used = true
      return { user: trigger.user }
    },
    add: (message: Omit<WireMessage, 'ts' | 'changed'>): WireMessage => {
      const added = { ...message, ts: ts(), changed: 0 }
      messages.push(added)
      return added
    },
  }
}
export type Workspace = ReturnType<typeof openWorkspace>
