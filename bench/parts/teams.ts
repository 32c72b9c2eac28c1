import { Application, TeamsAdapter } from '@microsoft/teams-ai'

const adapter = new TeamsAdapter({ MicrosoftAppId: 'an-app', MicrosoftAppPassword: 'a-password' })
new Application({ adapter })
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
