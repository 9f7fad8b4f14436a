/** The answers a fact can have. Not known is an answer of its own: it may be any of the others. */
export const STATES = ['confirmed', 'suspected', 'no-evidence', 'ruled-out', 'unknown'] as const;
export type State = (typeof STATES)[number];

/** Of the case, of one person, done by one person, or done towards one person. */
export const DIRECTIONS = ['case', 'person', 'by', 'towards'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** From whom it is known. A child is never questioned for it: unprompted, or in an interview held as one. */
export const FROM_WHOM = [
  'reporter',
  'parent-or-carer',
  'partner',
  'police-record',
  'check',
  'child-unprompted',
  'own-observation',
  'interview',
] as const;
export type FromWhom = (typeof FROM_WHOM)[number];

/** How it was enquired into, where nothing was found. */
export const WAYS = [
  'records-searched',
  'partner-asked',
  'parent-or-carer-asked',
  'school-asked',
  'service-asked',
  'account-enquiry',
  'interview-held',
  'other-enquiry',
] as const;
export type Way = (typeof WAYS)[number];

export const ENQUIRERS = [
  'officer-in-case',
  'supervisor',
  'specialist-team',
  'safeguarding-hub',
  'school',
  'social-care',
  'health',
] as const;
export type Enquirer = (typeof ENQUIRERS)[number];

/** How and by whom something was enquired into; the words of it are a sealed passage. */
export interface Enquiry {
  readonly way: Way;
  readonly byWhom: Enquirer;
  readonly passage: string;
}

/** One fact as it was answered: the newest stands. */
export interface Statement {
  readonly fact: string;
  readonly person: string | null;
  readonly direction: Direction;
  readonly state: State;
  readonly fromWhom: FromWhom | null;
  /** Nothing found wants it; nothing else has it. */
  readonly how: Enquiry | null;
  /** True where the safety floor answered it. */
  readonly onFloor: boolean;
  /** Only where a child protection conference answered it. */
  readonly onConference?: true;
  /** What was answered otherwise, and stands against it. */
  readonly against?: State;
  /** Only of a danger at home by who must not be told: the answer in whose place it stands. */
  readonly inPlaceOf?: Statement;
  /** Only of a danger at home: what a child, a partner or a record said of it, before a supervisor took it back. */
  readonly takenBack?: Pick<Statement, 'state' | 'fromWhom'>;
  readonly at: Date;
  readonly by: string;
}
