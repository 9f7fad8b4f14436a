// Fixed values for tests. Nobody here exists.
import type { Moment } from '../../platform/command/index.ts';
import type { DueWords, OutcomeRow, TellChild, TellState, ToldRow } from './notice.ts';
import type { NotTellingRow, ProposeState } from './not-telling.ts';

export const CASE = '0190a000-0000-7000-8000-000000000001';
export const [ASHA, BRAM] = ['0190a000-0000-7000-8000-00000000000a', '0190a000-0000-7000-8000-00000000000b'];
export const CONTACT = '0190a000-0000-7000-8000-0000000000c0';
export const [OFFICER, SUPERVISOR] = ['0190a000-0000-7000-8000-0000000000e0', '0190a000-0000-7000-8000-0000000000e1'];

export const DECIDED = new Date('2026-11-20T10:00:00.000Z');
export const NOW = new Date('2026-11-22T12:00:00.000Z');

export const momentOf = (staff: string, now = NOW): Moment => ({
  actor: { force: 'northmoor', staff, name: 'Somebody Example', roles: ['officer', 'supervisor'] },
  now,
});

export const approvedFor = (person: string | undefined, outcome = '21', at = DECIDED): OutcomeRow => ({
  crime: `crime-of-${person ?? 'nobody'}`,
  outcome,
  person,
  state: 'approved',
  at,
});

export const DUE: readonly DueWords[] = [{ words: '21-own', since: DECIDED }];

export const tellState = (over: Partial<TellState> = {}): TellState => ({
  told: '0190a000-0000-7000-8000-0000000000f0',
  called: undefined,
  named: '0190a000-0000-7000-8000-0000000000f1',
  isChildOfCase: true,
  isCurrent: true,
  due: DUE,
  before: [],
  notTelling: undefined,
  contact: { passage: CONTACT, may: 'The child, alone', mustNot: [], contradictsItself: false },
  first: [],
  ...over,
});

export const telling = (over: Partial<TellChild> = {}): TellChild => ({
  case: CASE,
  person: ASHA,
  contact: CONTACT,
  stillRight: 'yes',
  keptFrom: false,
  whom: 'child',
  who: undefined,
  how: 'in-person',
  byWhom: 'me',
  toldAt: 'now',
  words: ['21-own'],
  ...over,
});

export const toldRow = (over: Partial<ToldRow> = {}): ToldRow => ({
  told: 'told',
  whom: 'child',
  how: 'in-person',
  byWhom: 'me',
  words: ['21-own'],
  toldAt: NOW,
  recordedAt: NOW,
  recordedBy: OFFICER,
  ...over,
});

export const notTellingRow = (over: Partial<NotTellingRow> = {}): NotTellingRow => ({
  notTelling: 'not-telling',
  reason: 'danger-to-this-child',
  passage: 'passage',
  reviewOn: '2027-01-15',
  proposedAt: new Date('2026-11-21T10:00:00.000Z'),
  proposedBy: OFFICER,
  answers: [],
  ...over,
});

export const proposeState = (over: Partial<ProposeState> = {}): ProposeState => ({
  notTelling: 'not-telling-2',
  isChildOfCase: true,
  isCurrent: true,
  due: DUE,
  before: [],
  rows: [],
  children: [ASHA, BRAM],
  ...over,
});
