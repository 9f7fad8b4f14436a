import assert from 'node:assert/strict';
import test from 'node:test';
import { checkSettingIn } from '../check/index.ts';
import { questionOf, type Basis } from './basis.ts';

const CHILD = '00000000-0000-7000-8000-0000000000b1';
const at = new Date('2026-11-22T10:00:00Z');

/** One child, nothing recorded. */
const aBasis = (over: Partial<Basis> = {}): Basis => ({
  facts: { nation: 'england', people: [], factors: {}, earlierReports: 'unknown', stated: [], asked: [] },
  checks: { rows: [], outstanding: [], state: 'outstanding', setting: checkSettingIn({}) },
  children: [CHILD],
  safeguarding: new Map(),
  floors: new Map(),
  ownWords: new Map(),
  response: {
    responder: undefined,
    handover: undefined,
    considered: [],
    decidedResponse: undefined,
    decidedCategory: undefined,
    exceptions: [],
    requests: [],
  },
  crimes: [],
  conflict: undefined,
  cancelled: false,
  settings: {},
  ...over,
});

test('given nothing recorded, when a proposer states that it is, then the guidance is not told so', () => {
  const stated = {
    'crime-recorded': 'met',
    'safeguarding-decision': 'met',
    'check-exception': 'met',
    'second-person': 'met',
    'state-of-evidence': 'not-yet-sufficient',
  };
  assert.deepEqual(questionOf(aBasis(), '2026-11-22', stated).conditions, {
    'state-of-evidence': 'not-yet-sufficient',
  });
});

test('given a crime that is recorded, when the guidance is asked, then it is told so, whatever was stated', () => {
  const crimes = [{ crime: CHILD, offence: '086/02', reference: 'NM/1', recordedAt: at, cancelled: null }] as const;
  const { conditions } = questionOf(aBasis({ crimes }), '2026-11-22', { 'crime-recorded': 'not-met' });
  assert.deepEqual(conditions, { 'crime-recorded': 'met' });
});
