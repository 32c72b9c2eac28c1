import { z } from 'zod'

/** A school: the tenant everything else belongs to. */
export const SchoolId = z.uuid().brand<'SchoolId'>()
export type SchoolId = z.infer<typeof SchoolId>

/** A member of staff. */
export const PersonId = z.uuid().brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>

/** One identity of a member of staff on a chat platform. */
export const AccountId = z.uuid().brand<'AccountId'>()
export type AccountId = z.infer<typeof AccountId>

/** A pupil from the roster; says nothing about having a trajectory. */
export const StudentId = z.uuid().brand<'StudentId'>()
export type StudentId = z.infer<typeof StudentId>

/** A class of the roster, such as 2B. */
export const ClassId = z.uuid().brand<'ClassId'>()
export type ClassId = z.infer<typeof ClassId>

/** One advice request. It is minted with the form, so that one form can only make one request. */
export const AdviceId = z.uuid().brand<'AdviceId'>()
export type AdviceId = z.infer<typeof AdviceId>

/** One turn in the conversation of an advice request, minted with its form for the same reason. */
export const TurnId = z.uuid().brand<'TurnId'>()
export type TurnId = z.infer<typeof TurnId>

/** Lines somebody typed that have not been sent to anyone yet. */
export const DraftId = z.uuid().brand<'DraftId'>()
export type DraftId = z.infer<typeof DraftId>

/** One decision to knock one person about one thing. */
export const DeliveryId = z.uuid().brand<'DeliveryId'>()
export type DeliveryId = z.infer<typeof DeliveryId>

/** One absence of a member of staff, minted with what was said, so that it can be taken back. */
export const AbsenceId = z.uuid().brand<'AbsenceId'>()
export type AbsenceId = z.infer<typeof AbsenceId>
/** The support around one pupil. */
export const TrajectoryId = z.uuid().brand<'TrajectoryId'>()
export type TrajectoryId = z.infer<typeof TrajectoryId>

/** One thing that was agreed for a pupil; minted with its form, like a request. */
export const AgreementId = z.uuid().brand<'AgreementId'>()
export type AgreementId = z.infer<typeof AgreementId>

/** One time that somebody had to know in an emergency. */
export const EmergencyId = z.uuid().brand<'EmergencyId'>()
export type EmergencyId = z.infer<typeof EmergencyId>

/** A name that was typed in a chat and waits for its window to be opened. */
export const AskedId = z.uuid().brand<'AskedId'>()
export type AskedId = z.infer<typeof AskedId>

export type Id =
  | SchoolId
  | PersonId
  | StudentId
  | ClassId
  | AdviceId
  | TurnId
  | DraftId
  | DeliveryId
  | AbsenceId
  | TrajectoryId
  | AgreementId
  | EmergencyId
  | AskedId

/** Makes new ids; passed in, so that the core has no chance of its own. */
export type NewId = () => string
