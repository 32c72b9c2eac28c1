import { DeliveryId } from '../../src/core/kernel/ids.ts'
import type { Parcel } from '../../src/core/knocks/knock.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import type { TeamsPerson } from './teams-person.ts'

/** A knock with every kind of button, for somebody of the stand-in. */
export const parcelFor = ({ at }: TeamsPerson): Parcel => ({
  delivery: DeliveryId.parse('0197f0a0-0000-7000-8000-000000000001'),
  address: {
    platform: 'teams',
    workspace: at.tenant,
    user: at.user,
    conversation: { serviceUrl: at.serviceUrl, conversation: at.conversation, bot: at.bot },
  },
  locale: 'nl',
  knock: {
    kind: 'knock',
    line: sentence`Er is een nieuwe **adviesvraag** <at>iedereen</at> & meer.`,
    buttons: [
      { label: sentence`Bekijken`, command: 'advice.panel', args: {}, style: 'primary' },
      { label: sentence`Oppakken`, command: 'advice.claim', args: {} },
      {
        label: sentence`Nee`,
        command: 'advice.drop',
        args: {},
        style: 'danger',
        confirm: {
          title: sentence`Weet je het zeker?`,
          text: sentence`De vraag verdwijnt.`,
          yes: sentence`Ja`,
          no: sentence`Nee`,
        },
      },
    ],
  },
})
