import type { Temporal } from 'temporal-polyfill'
import { type Fixed, sentence, slot } from '../text/fixed.ts'
import { translated } from '../text/locale.ts'

/** The words about not being there. */
export const absenceText = translated({
  nl: {
    noted: (day: Temporal.PlainDate): Fixed =>
      sentence`Genoteerd: je bent er niet op ${slot.day(day, 'nl')}. Waarom hoef ik niet te weten.`,
    undo: sentence`Ongedaan maken`,
    takenBack: sentence`Weggehaald: ik reken er weer op dat je er bent.`,
    wasNotThere: sentence`Dat stond er al niet meer.`,
    back: sentence`Fijn dat je er weer bent. Je staat vanaf vandaag niet meer als afwezig genoteerd.`,
    wasNotAbsent: sentence`Je stond voor vandaag niet als afwezig genoteerd.`,
    stillAbsent: sentence`Toch vandaag nog niet`,
  },
  en: {
    noted: (day: Temporal.PlainDate): Fixed =>
      sentence`Noted: you are not in on ${slot.day(day, 'en')}. I need not know why.`,
    undo: sentence`Undo`,
    takenBack: sentence`Removed: I count on you being in again.`,
    wasNotThere: sentence`That was no longer there.`,
    back: sentence`Good to have you back. From today on you are no longer noted as absent.`,
    wasNotAbsent: sentence`You were not noted as absent for today.`,
    stillAbsent: sentence`Not today after all`,
  },
})
