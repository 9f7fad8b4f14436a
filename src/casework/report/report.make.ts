import { NOBODY_NAMED } from './contact.ts';
import type { CrimeState, RecordCrime } from './crime.ts';
import type { FloorState, WalkFloor } from './floor.ts';
import type { NewReport, RecordReport } from './report.ts';

const CASE = '00000000-0000-7000-8000-0000000000c1';
const CHILD = '00000000-0000-7000-8000-0000000000d1';
const ARRANGED_AT = new Date('2026-11-22T09:00:00.000Z');

/** References as the shell would make them for a report of two children. */
export const freshReferences: NewReport = {
  case: CASE,
  reference: '7K3M-Q2VX',
  report: '00000000-0000-7000-8000-0000000000e1',
  children: [CHILD, '00000000-0000-7000-8000-0000000000d2'],
  reporter: '00000000-0000-7000-8000-0000000000f1',
};

/** A school tells of two children; nobody knows yet whether they are safe. */
export const schoolReport: RecordReport = {
  toldBy: 'school',
  toldAt: 'now',
  safe: 'not-known',
  children: 2,
  reporter: { name: 'Invented Academy', contact: 'The school office' },
};

/** Somebody who did not say who they are. */
export const anonymousReport: RecordReport = { ...schoolReport, toldBy: 'anonymous', reporter: {} };

/** A child about whom all is known and nothing raises an alarm. */
export const calmFloor: WalkFloor = {
  case: CASE,
  person: CHILD,
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'parent-or-carer',
  safeContact: { may: 'The mother, everything', how: 'By telephone in the evening' },
  mustNot: '',
  inCare: 'no',
  onPlan: 'no',
  welfareCheck: { state: 'arranged', by: 'school', at: ARRANGED_AT },
  fromWhom: 'reporter',
};

/** A child about whom nothing is known yet. */
export const unknownFloor: WalkFloor = {
  ...calmFloor,
  safeNow: 'not-known',
  selfHarm: 'not-known',
  withWhom: 'not-known',
  safeContact: undefined,
  inCare: 'not-known',
  onPlan: 'not-known',
  welfareCheck: 'not-arranged',
};

export const childOfTheCase: FloorState = {
  floor: '00000000-0000-7000-8000-0000000000a1',
  isChildOfCase: true,
  isDead: false,
  isAdultNow: false,
  toldAt: new Date('2026-11-21T22:05:00.000Z'),
  arrangeWithinHours: 24,
  contact: NOBODY_NAMED,
  before: undefined,
};

export const sharingCrime: RecordCrime = { case: CASE, offence: '086/02', reference: 'NM/2026/1', recordedAt: 'now' };

export const noCrimeYet: CrimeState = {
  crime: '00000000-0000-7000-8000-0000000000b1',
  children: [CHILD],
  toldAt: new Date('2026-11-21T22:05:00.000Z'),
  referenceTaken: false,
};
