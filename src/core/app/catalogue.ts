import { askAdvice } from '../advice/ask-advice.ts'
import { assignAdvice, openAssignForm } from '../advice/assign-advice.ts'
import { claimAdvice } from '../advice/claim-advice.ts'
import { editAdvice, openEditForm } from '../advice/edit-advice.ts'
import { addToDraft, dropDraft, editDraft, sendDraft } from '../advice/keep-draft.ts'
import { listOwnAdvice, listTeamAdvice } from '../advice/list-advice.ts'
import { closeAdvice, reopenAdvice, withdrawAdvice } from '../advice/move-advice.ts'
import { openAdviceForm } from '../advice/open-advice-form.ts'
import { quoteMessage } from '../advice/quote-message.ts'
import { showAdvice } from '../advice/show-advice.ts'
import { answerAdvice, askBack, replyToAdvice } from '../advice/take-turn.ts'
import { tellWhetherHelped } from '../advice/tell-whether-helped.ts'
import { askAgreements } from '../agreements/asked.ts'
import {
  changeAgreement,
  confirmAgreement,
  endAgreement,
  openChangeForm,
} from '../agreements/change-agreement.ts'
import { listOwnPupils } from '../agreements/list-own-pupils.ts'
import { lookUp, showAgreements } from '../agreements/look-up.ts'
import { manageAgreements, openAgreement, showHistory } from '../agreements/manage-agreements.ts'
import { markRead } from '../agreements/mark-read.ts'
import { printAgreements } from '../agreements/print-agreements.ts'
import { openAgreementForm, proposeAgreement } from '../agreements/propose-agreement.ts'
import { giveSubstitute, openSubstituteForm } from '../circle/give-substitute.ts'
import { listEmergencies, showEmergency } from '../circle/list-emergencies.ts'
import { openEmergencyForm, seeInEmergency } from '../circle/see-in-emergency.ts'
import { chooseLanguage } from '../people/choose-language.ts'
import { chooseWorkingDays, openWorkingDays } from '../people/choose-working-days.ts'
import { endAbsence, takeBackAbsence } from '../people/end-absence.ts'
import { handOutCode } from '../people/hand-out-code.ts'
import { reportAbsence } from '../people/report-absence.ts'
import { showReachable } from '../people/show-reachable.ts'
import { findColleague, findStudent } from '../register/find-in-register.ts'
import { openColleagueSearch, openStudentSearch } from '../register/search-register.ts'
import { showOddLooks } from '../register/show-odd-looks.ts'
import { showRegister, showRegisterOfStudent } from '../register/show-register.ts'
import { arrangeTrajectory, openArrangeForm } from '../trajectories/arrange-trajectory.ts'
import { addWorker, openWorkerForm, removeWorker } from '../trajectories/assign-worker.ts'
import { enrolTrajectory, openEnrolByName, openEnrolForm } from '../trajectories/enrol-trajectory.ts'
import { countTrajectories, listTrajectories } from '../trajectories/list-trajectories.ts'
import { moveTrajectory } from '../trajectories/move-trajectory.ts'
import { openPlanForm, planTrajectory } from '../trajectories/plan-trajectory.ts'
import { showTrajectory } from '../trajectories/show-trajectory.ts'
import { answerInPrivate } from './answer-in-private.ts'
import { showHelp, showHome } from './show-help.ts'
import type { Opens, UseCase } from './use-case.ts'

/** Everything the bot can do. */
export const catalogue: readonly UseCase[] = [
  showHelp,
  showHome,
  answerInPrivate,
  chooseLanguage,
  openWorkingDays,
  chooseWorkingDays,
  reportAbsence,
  takeBackAbsence,
  endAbsence,
  showReachable,
  handOutCode,
  addToDraft,
  sendDraft,
  editDraft,
  dropDraft,
  openAdviceForm,
  quoteMessage,
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
  askAgreements,
  lookUp,
  showAgreements,
  listOwnPupils,
  markRead,
  manageAgreements,
  openAgreement,
  showHistory,
  openAgreementForm,
  proposeAgreement,
  openChangeForm,
  changeAgreement,
  confirmAgreement,
  endAgreement,
  printAgreements,
  openEnrolForm,
  openEnrolByName,
  enrolTrajectory,
  showTrajectory,
  openPlanForm,
  planTrajectory,
  openArrangeForm,
  arrangeTrajectory,
  openWorkerForm,
  addWorker,
  removeWorker,
  ...moveTrajectory,
  listTrajectories,
  countTrajectories,
  openSubstituteForm,
  giveSubstitute,
  openEmergencyForm,
  seeInEmergency,
  listEmergencies,
  showEmergency,
  showRegister,
  showRegisterOfStudent,
  openColleagueSearch,
  findColleague,
  openStudentSearch,
  findStudent,
  showOddLooks,
]

const byCommand = new Map(catalogue.map((known) => [known.command, known]))

export const useCaseOf = (command: string): UseCase | undefined => byCommand.get(command)

/** What a command answers with; a front draws its button accordingly. Unknown commands are answered with a note. */
export const opensOf = (command: string): Opens => byCommand.get(command)?.opens ?? 'note'
