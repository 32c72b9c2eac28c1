/** What opening the front for Teams takes. */
export type TeamsSettings = {
  readonly appId: string
  readonly appPassword: string
  /** The school's own tenant; nobody from another one comes in. */
  readonly tenantId: string
  readonly openIdMetadataUrl: string
  /** Where a token for our own requests is asked for. */
  readonly loginUrl: string
  /** Where Teams may say it lives. A request that names another address is refused, and no token goes there. */
  readonly serviceUrls: readonly string[]
}

/** The addresses of Microsoft's public cloud. */
export const publicCloud = {
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  loginUrl: (tenantId: string): string =>
    `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
  serviceUrls: ['https://smba.trafficmanager.net/'],
} as const

/** The settings, or an error that names what is missing or wrong: an empty app id would mean "no authentication" to the SDK. */
export const checkedSettings = (settings: TeamsSettings): TeamsSettings => {
  const { appId, appPassword, tenantId, openIdMetadataUrl, loginUrl, serviceUrls } = settings
  for (const [name, value] of Object.entries({ appId, appPassword, tenantId })) {
    if (value.trim() === '') throw new TypeError(`Teams: ${name} is empty`)
  }
  if (serviceUrls.length === 0) throw new TypeError('Teams: no service address is allowed')
  for (const [name, addresses] of Object.entries({
    openIdMetadataUrl: [openIdMetadataUrl],
    loginUrl: [loginUrl],
    serviceUrls,
  })) {
    if (!addresses.every(mayBeCalled)) throw new TypeError(`Teams: ${name} is not https, nor on this machine`)
  }
  return settings
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether an address may be used: https anywhere, plain http on this machine only. */
export const mayBeCalled = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
}
