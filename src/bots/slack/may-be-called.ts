const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether an address may be used: https anywhere, plain http on this machine only. */
export const mayBeCalled = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname))
}
