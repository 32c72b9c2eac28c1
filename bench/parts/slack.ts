import { App, HTTPReceiver, LogLevel } from '@slack/bolt'

const receiver = new HTTPReceiver({ signingSecret: 'a-secret', logLevel: LogLevel.ERROR })
new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1' }), logLevel: LogLevel.ERROR })
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
