// Loaded before a client that would listen on every network of this machine: it then listens on this machine alone.
const { Server } = require('node:net')

const here = '127.0.0.1'

const onNode = () => {
  const { listen } = Server.prototype
  Server.prototype.listen = function (first, ...rest) {
    if (typeof first === 'number' && typeof rest[0] !== 'string')
      return listen.call(this, first, here, ...rest)
    const isAddress = typeof first === 'object' && first?.port !== undefined
    return listen.call(this, isAddress ? { host: here, ...first } : first, ...rest)
  }
}

const onBun = (bun) => {
  const { serve } = bun
  bun.serve = (options) => serve({ ...options, hostname: here })
}

if (globalThis.Bun) onBun(globalThis.Bun)
else onNode()
