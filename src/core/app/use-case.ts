import type { Temporal } from 'temporal-polyfill'
import type { z } from 'zod'
import type { Permit, Subject } from '../access/permit.ts'
import type { Action } from '../access/policy.ts'
import type { Search } from '../access/search.ts'
import type { NewId } from '../kernel/ids.ts'
import type { Outcome } from '../kernel/outcome.ts'
import type { NewCode } from '../people/link-code.ts'
import type { Arrival } from '../people/person.ts'
import type { Glancing, Looking, Tx } from '../ports.ts'
import type { Locale } from '../text/locale.ts'
import type { Form, Note, Panel, View } from '../view/view.ts'
import { type Issue, issueOf } from './remarks.ts'
import type { MakeSlip } from './slip.ts'

/** What a use case is given: the permit it was run under, and everything it may not make itself. */
export type Context<A extends Action = Action, T = Tx> = {
  readonly tx: T
  readonly permit: Permit<A>
  readonly arrival: Arrival
  readonly now: Temporal.Instant
  readonly newId: NewId
  readonly newCode: NewCode
  readonly makeSlip: MakeSlip
  readonly locale: Locale
}

/** What a view is given: words are chosen here, nothing is looked up. */
export type ViewContext = {
  readonly locale: Locale
  readonly arrival: Arrival
  readonly now: Temporal.Instant
  /** The language the platform reports, to be offered and never imposed. */
  readonly platformLocale: Locale | undefined
}

/** What a command answers with when it succeeds; a front must know it before the command is run. */
export type Opens = 'note' | 'panel' | 'form'

type ViewOf<O extends Opens> = O extends 'note' ? Note : O extends 'panel' ? Panel : Form

type Definition<C extends string, A extends Action, S extends z.ZodType, R, O extends Opens, F, T> = {
  readonly command: C
  readonly action: A
  readonly opens: O
  readonly input: S
  /** What it is about, from the input alone; nobody in particular when left out. */
  readonly subject?: (input: z.output<S>) => Subject
  /** What it is about, where that takes a search in the roster and the vault; and what else was found. */
  readonly find?: (search: Search, input: z.output<S>) => Promise<Sought<F>>
  /** The form this command answers, shown again with remarks when the answers are wrong. */
  readonly form?: string
  run(context: Context<A, T>, input: z.output<S>, found: F): Promise<Outcome<R>>
  view(result: R, context: ViewContext): ViewOf<O>
}

/** What a search came to. */
export type Sought<F> = { readonly subject: Subject; readonly found: F }

/** What `run` came to, with its view not yet made: the view is made after the transaction. */
export type Ran = Outcome<(context: ViewContext) => View>

/**
 * How far a use case reaches: what may write needs a savepoint for its refusal, what only looks does not, and for a
 * glance the permit and what is read are one statement.
 */
export type Reach = 'writes' | 'looks' | 'glances'

/** A use case as the catalogue keeps it: its input parsed and its result hidden inside. */
export type UseCase<C extends string = string> = {
  readonly command: C
  readonly action: Action
  readonly opens: Opens
  readonly form: string | undefined
  readonly reach: Reach
  /** Whether it searches in the vault, so that it cannot be done without one. */
  readonly needsVault: boolean
  /** Reads what came along; the deed it returns knows what it is about. */
  prepare(
    args: unknown,
  ):
    | { readonly ok: true; seek(search: Search | undefined): Promise<Ready> }
    | { readonly ok: false; readonly issues: readonly Issue[] }
}

/** A deed that knows what it is about. */
export type Ready = { readonly subject: Subject; run(context: Context): Promise<Ran> }

const made = <C extends string, A extends Action, S extends z.ZodType, R, O extends Opens, F>(
  definition: Definition<C, A, S, R, O, F, Tx>,
  reach: Reach,
): UseCase<C> => ({
  command: definition.command,
  action: definition.action,
  opens: definition.opens,
  form: definition.form,
  reach,
  needsVault: definition.find !== undefined,
  prepare: (args) => {
    const parsed = definition.input.safeParse(args)
    if (!parsed.success) {
      return { ok: false, issues: parsed.error.issues.map(issueOf) }
    }
    const input = parsed.data
    const ready = ({ subject, found }: Sought<F>): Ready => ({
      subject,
      run: async (context) => {
        // The dispatcher asked for the permit of this very action, so its type is known here.
        const outcome = await definition.run(context as Context<A>, input, found)
        if (!outcome.ok) return outcome
        return { ok: true, value: (viewContext) => definition.view(outcome.value, viewContext) }
      },
    })
    return {
      ok: true,
      seek: async (search) => {
        if (definition.find && search) return ready(await definition.find(search, input))
        // Without a search there is nothing that could be found.
        return ready({ subject: definition.subject?.(input) ?? { kind: 'none' }, found: undefined as F })
      },
    }
  },
})

/** Makes a use case: one command, one permit, one deed, one view. */
export const useCase = <
  const C extends string,
  const A extends Action,
  S extends z.ZodType,
  R,
  const O extends Opens,
  F = undefined,
>(
  definition: Definition<C, A, S, R, O, F, Tx>,
): UseCase<C> => made(definition, 'writes')

/** Makes a use case that only looks. It cannot write, so no savepoint has to be kept for its refusal. */
export const look = <
  const C extends string,
  const A extends Action,
  S extends z.ZodType,
  R,
  const O extends Opens,
  F = undefined,
>(
  definition: Definition<C, A, S, R, O, F, Looking>,
): UseCase<C> => made(definition, 'looks')

/** Makes a use case that does no more than look one pupil up. */
export const glance = <
  const C extends string,
  const A extends Action,
  S extends z.ZodType,
  R,
  const O extends Opens,
  F = undefined,
>(
  definition: Definition<C, A, S, R, O, F, Glancing>,
): UseCase<C> => made(definition, 'glances')
