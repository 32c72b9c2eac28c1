import { askAdvice } from '../advice/ask-advice.ts'
import { assignAdvice, openAssignForm } from '../advice/assign-advice.ts'
import { claimAdvice } from '../advice/claim-advice.ts'
import { editAdvice, openEditForm } from '../advice/edit-advice.ts'
import { addToDraft, dropDraft, editDraft, sendDraft } from '../advice/keep-draft.ts'
import { listOwnAdvice, listTeamAdvice } from '../advice/list-advice.ts'
import { closeAdvice, reopenAdvice, withdrawAdvice } from '../advice/move-advice.ts'
import { openAdviceForm } from '../advice/open-advice-form.ts'
import { showAdvice } from '../advice/show-advice.ts'
import { answerAdvice, askBack, replyToAdvice } from '../advice/take-turn.ts'
import { tellWhetherHelped } from '../advice/tell-whether-helped.ts'
import { chooseLanguage } from '../people/choose-language.ts'
import { chooseWorkingDays, openWorkingDays } from '../people/choose-working-days.ts'
import { endAbsence, takeBackAbsence } from '../people/end-absence.ts'
import { reportAbsence } from '../people/report-absence.ts'
import { showHelp, showHome } from './show-help.ts'
import type { Opens, UseCase } from './use-case.ts'

/** Everything the bot can do. */
export const catalogue: readonly UseCase[] = [
  showHelp,
  showHome,
  chooseLanguage,
  openWorkingDays,
  chooseWorkingDays,
  reportAbsence,
  takeBackAbsence,
  endAbsence,
  addToDraft,
  sendDraft,
  editDraft,
  dropDraft,
  openAdviceForm,
  askAdvice,
  listOwnAdvice,
  listTeamAdvice,
  showAdvice,
  openEditForm,
  editAdvice,
  claimAdvice,
  openAssignForm,
  assignAdvice,
  ...answerAdvice,
  ...askBack,
  ...replyToAdvice,
  withdrawAdvice,
  closeAdvice,
  reopenAdvice,
  tellWhetherHelped,
]

const byCommand = new Map(catalogue.map((known) => [known.command, known]))

export const useCaseOf = (command: string): UseCase | undefined => byCommand.get(command)

/** What a command answers with; a front draws its button accordingly. Unknown commands are answered with a note. */
export const opensOf = (command: string): Opens => byCommand.get(command)?.opens ?? 'note'
