/** How a member of staff stands to a pupil, a class or a request. The database works them out; see `relation` in prisma/migrations. */
export type Relation =
  /** Works at this school now. */
  | 'colleague'
  /** Teaches the pupil or the class now. */
  | 'teaches'
  /** Is the mentor of the pupil's class now. */
  | 'mentor'
  /** Has the role trajectmedewerker. */
  | 'support-worker'
  /** Has the role zorgcoördinator. */
  | 'coordinator'
  /** Has the role beheerder. */
  | 'admin'
  /** Has the role FG. */
  | 'privacy-officer'
  /** Asked this advice request. */
  | 'asker'
  /** Is a support worker of the pupil's trajectory, and still in the team. */
  | 'trajectory-worker'
  /** Takes a class of the pupil today, given by the coordinator. */
  | 'substitute-today'
  /** Had to know in an emergency, wrote why, less than an hour ago. */
  | 'emergency'
  /** Has the role teamleider: sees numbers, and no pupil. */
  | 'team-leader'
