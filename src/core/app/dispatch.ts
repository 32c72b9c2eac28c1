import { authorize } from '../access/permit.ts'
import type { Search } from '../access/search.ts'
import type { Vault } from '../access/vault.ts'
import type { Clock } from '../kernel/clock.ts'
import type { NewId } from '../kernel/ids.ts'
import { type Outcome, type Refusal, refuse } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import type { Account } from '../people/account.ts'
import type { NewCode } from '../people/link-code.ts'
import { type Arrival, localeOf } from '../people/person.ts'
import type { Store, Tx } from '../ports.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import type { Args } from '../view/button.ts'
import type { Note, Panel, Reply, View } from '../view/view.ts'
import { appText } from './app.text.ts'
import { useCaseOf } from './catalogue.ts'
import { remarksOn } from './remarks.ts'
import type { MakeSlip } from './slip.ts'
import { travelling } from './travelling.ts'
import type { Ran, UseCase, ViewContext } from './use-case.ts'

/** A recognised person asks for one command. */
export type Call = {
  readonly account: Account
  readonly arrival: Arrival
  readonly platformLocale: Locale | undefined
  readonly command: string
  readonly args: Readonly<Record<string, unknown>>
  readonly event: string
  readonly canOpen: boolean
}

/** What dispatching needs from the world. */
export type World = {
  readonly store: Store
  readonly clock: Clock
  readonly newId: NewId
  readonly newCode: NewCode
  /** Where what is agreed with pupils is locked away; without it nothing can be agreed yet. */
  readonly vault?: Vault | undefined
  /** Where letters are opened; without it there is no address at which to. */
  readonly makeSlip?: MakeSlip
}

/** One fixed line in answer. */
export const say = (line: Fixed): Note => ({ kind: 'note', lines: [line], buttons: [] })

/** An answer that takes no permit. What the platform sends again is not answered again. */
export const once = async (
  { store, clock }: Pick<World, 'store' | 'clock'>,
  { account, event }: Pick<Call, 'account' | 'event'>,
  answer: Note,
): Promise<Reply> => ((await store.take(account, event, clock())) ? answer : { kind: 'again' })

/**
 * Runs one command: parses its args, asks for the permit, does the deed in one transaction, and makes the view.
 * There is no second way to reach the data.
 */
export const dispatch = async (world: World, call: Call): Promise<Reply> => {
  const locale = localeOf(call.arrival)
  const useCase = useCaseOf(call.command)
  if (!useCase) return once(world, call, say(appText[locale].unknownCommand))
  if (useCase.opens !== 'note' && !call.canOpen) return once(world, call, doorbell(call, locale))

  if (useCase.needsVault && !world.vault) {
    const { vaultShut, notNow } = appText[locale]
    return call.canOpen && useCase.opens !== 'note' ? plainPanel(notNow, vaultShut) : say(vaultShut)
  }

  const prepared = useCase.prepare(call.args)
  if (!prepared.ok) {
    if (!useCase.form) return once(world, call, say(appText[locale].unknownCommand))
    return corrections(world, call, useCase.form, remarksOn(prepared.issues, locale))
  }
  const ran = await run(world, call, useCase, prepared, call.event)
  if (ran === 'again') return { kind: 'again' }
  if (ran.ok) return ran.value(viewContext(world, call))
  return refused(world, call, useCase, ran.refusal)
}

type Prepared = Extract<ReturnType<UseCase['prepare']>, { ok: true }>

const viewContext = (world: World, { arrival, platformLocale }: Call): ViewContext => ({
  locale: localeOf(arrival),
  arrival,
  platformLocale,
  now: world.clock(),
})

const run = async (
  { store, clock, newId, newCode, vault, makeSlip = () => undefined }: World,
  { arrival }: Call,
  { action, reach }: UseCase,
  prepared: Prepared,
  event: string | undefined,
): Promise<Ran | 'again'> => {
  const now = clock()
  const { id: school, roster: stamp, zone } = arrival.school
  const actor = arrival.actor.id
  const search: Search | undefined = vault && { school, stamp, actor, now, vault, store }
  const ready = await prepared.seek(search)
  const work = async (tx: Tx): Promise<Ran | 'again'> => {
    const permitted = await authorize(tx, { school, actor, action, subject: ready.subject, at: now, event })
    if (permitted === 'again' || !permitted.ok) return permitted
    const locale = localeOf(arrival)
    const context = { tx, permit: permitted.value, arrival, now, newId, newCode, makeSlip, locale }
    return reach === 'writes' ? tx.attempt(() => ready.run(context)) : ready.run(context)
  }
  // What a glance may do is known where it is defined: no more than there is in its transaction.
  return reach === 'glances'
    ? store.glance(schoolDay(now, zone), (tx) => work(tx as Tx))
    : store.transaction(school, work)
}

const refused = async (world: World, call: Call, useCase: UseCase, refusal: Refusal): Promise<Reply> => {
  const words = appText[localeOf(call.arrival)]
  switch (refusal.why) {
    case 'hidden':
      return call.canOpen ? plainPanel(words.notFoundTitle, words.notFound) : say(words.notFound)
    case 'conflict':
      return call.canOpen && useCase.opens !== 'note'
        ? plainPanel(words.notNow, refusal.line)
        : say(refusal.line)
    case 'invalid':
      if (!useCase.form) throw new Error(`${useCase.command} refuses answers but has no form to correct`)
      return corrections(world, call, useCase.form, refusal.remarks)
  }
}

const plainPanel = (title: Fixed, text: Fixed): Panel => ({
  kind: 'panel',
  title,
  body: [{ kind: 'text', text }],
  buttons: [],
})

/** The form again with what was typed and a remark at each field; opening it is a look of its own, with a permit of its own. */
const corrections = async (
  world: World,
  call: Call,
  command: string,
  remarks: Readonly<Record<string, string>>,
): Promise<Reply> => {
  const form = useCaseOf(command)
  const prepared = form?.prepare(call.args)
  if (!form || !prepared?.ok) return say(appText[localeOf(call.arrival)].unknownCommand)
  const ran = await run(world, call, form, prepared, undefined)
  const outcome: Outcome<(context: ViewContext) => View> = ran === 'again' ? refuse({ why: 'hidden' }) : ran
  if (!outcome.ok) return refused(world, call, form, outcome.refusal)
  const view = outcome.value(viewContext(world, call))
  return view.kind === 'form' ? { kind: 'corrections', form: view, remarks } : view
}

/** A typed line cannot open anything: its answer is always this note, whatever was typed and by whom. */
const doorbell = ({ command, args }: Call, locale: Locale): Note => {
  const words = appText[locale]
  const button = {
    label: words.open,
    command,
    args: travelling(args) satisfies Args,
    style: 'primary',
  } as const
  return { kind: 'note', lines: [words.openHere], buttons: [button] }
}
