import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson } from './teams-connector.ts'

/** How a tenant knows somebody, as the connector's own field names have it; an ordinary member where nothing is said. */
export type TeamsMember = {
  readonly userPrincipalName?: string
  readonly email?: string
  readonly tenantId?: string
  readonly userRole?: 'user' | 'guest' | 'anonymous'
  /** Whether nobody is found under this name any more. */
  readonly gone?: true
}

type World = {
  readonly tenant: string
  readonly complaints: string[]
  readonly installed: ReadonlySet<string>
  readonly takes: (authorization: string | undefined) => boolean
}

const refuse = (response: ServerResponse, status: number, code: string): void =>
  answerJson(response, status, { error: { code, message: 'what went wrong' } })

/** The part of Teams that tells who is in a conversation. */
export const openMembers = ({ tenant, complaints, installed, takes }: World) => {
  const known = new Map<string, TeamsMember>()
  const mishaps: ('never' | 'fails')[] = []
  let asked = 0
  return {
    /** By object id. */
    known,
    /** What goes wrong with the next questions. */
    mishaps,
    asked: (): number => asked,
    /** Takes a request, if it is one about a member of a conversation. */
    handle: (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
      const found = /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/.exec(path)
      if (!found?.[1] || !found[2] || request.method !== 'GET') return false
      asked += 1
      const conversation = decodeURIComponent(found[1])
      const id = decodeURIComponent(found[2]).replace(/^29:/, '')
      if (!takes(request.headers.authorization)) {
        complaints.push('a question without a token that lasts')
        refuse(response, 401, 'Unauthorized')
        return true
      }
      const mishap = mishaps.shift()
      if (mishap === 'never') return true
      const { gone, ...facts } = known.get(id) ?? {}
      if (mishap === 'fails') refuse(response, 502, 'ServiceError')
      else if (!installed.has(conversation)) refuse(response, 403, 'BotNotInConversationRoster')
      else if (gone || conversation !== `a:1-${id}`) refuse(response, 404, 'MemberNotFoundInConversation')
      else
        answerJson(response, 200, {
          id: `29:${id}`,
          aadObjectId: id,
          name: 'Iemand van School',
          givenName: 'Iemand',
          surname: 'van School',
          userPrincipalName: `${id.slice(-4)}@elsewhere.example`,
          tenantId: tenant,
          userRole: 'user',
          ...facts,
        })
      return true
    },
  }
}
