import type { Vault } from '../access/vault.ts'
import { DraftId, type SchoolId } from '../kernel/ids.ts'
import type { Mention } from './certificate.ts'
import type { Forgettable, ForgettingStore } from './forgetting-store.ts'
import { type Naming, namingOf, writtenIn } from './naming.ts'

/** What seems to name a pupil: drafts that surely do go along, the rest is for a person to look at. */
export type Mentions = { readonly drafts: readonly DraftId[]; readonly lookAt: readonly Mention[] }

/** Looks through everything that people wrote about others for the names of one pupil, as long as those are known. */
export const findMentions = async (
  store: ForgettingStore,
  vault: Vault | undefined,
  school: SchoolId,
  pupil: Forgettable,
): Promise<Mentions> => {
  const naming = namingOf(pupil)
  const drafts: DraftId[] = []
  const found = new Map<string, Mention>()
  const note = (mention: Omit<Mention, 'sure'>, how: Naming): void => {
    const key = `${mention.kind}:${mention.id}`
    if (!found.get(key)?.sure) found.set(key, { ...mention, sure: how === 'surely' })
  }
  for await (const page of store.texts(school, pupil.student)) {
    for (const { text, ...mention } of page) {
      const how = naming(text)
      if (how === 'surely' && mention.kind === 'draft') drafts.push(DraftId.parse(mention.id))
      else if (how) note(mention, how)
    }
  }
  const whose = (await vault?.whose(school)) ?? new Map()
  for await (const page of vault ? store.lockedTexts(school) : []) {
    for (const { pseudonym, place, box, ...mention } of page) {
      const student = whose.get(pseudonym)
      const locker = student && student !== pupil.student && (await vault?.find(school, student))
      const how =
        locker && locker.pseudonym === pseudonym ? naming(writtenIn(locker.unlock(place, box))) : undefined
      if (how) note(mention, how)
    }
  }
  return { drafts, lookAt: [...found.values()] }
}
