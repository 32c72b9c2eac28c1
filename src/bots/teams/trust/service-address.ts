import type { TeamsSettings } from '../settings.ts'

const isUnder = (address: string, allowed: string): boolean => {
  if (!URL.canParse(address)) return false
  const [one, other] = [new URL(address), new URL(allowed)]
  const root = other.pathname.endsWith('/') ? other.pathname : `${other.pathname}/`
  return one.origin === other.origin && !one.username && `${one.pathname}/`.startsWith(root)
}

/** Whether an address is one of those Teams may live at, or lies under one. */
export const isAllowed = (address: string, { serviceUrls }: Pick<TeamsSettings, 'serviceUrls'>): boolean =>
  serviceUrls.some((allowed) => isUnder(address, allowed))
