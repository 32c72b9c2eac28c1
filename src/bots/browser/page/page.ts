import { watchDrawer } from './drawer.ts'
import { goLive } from './live.ts'
import { watchForms } from './sending.ts'
import { markNext, watchTabs } from './tabs.ts'
import { watchWindows } from './window.ts'

watchForms()
watchWindows()
watchTabs()
watchDrawer()
for (const chat of document.querySelectorAll('.chat')) chat.scrollTop = chat.scrollHeight
markNext()
goLive()
