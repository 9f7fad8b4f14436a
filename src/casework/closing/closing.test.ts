import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Duty } from '../decision/index.ts';
import { decideClosing, KEEPS_OPEN, type OpenFacts } from './closing.ts';

const NOTHING: OpenFacts = { crimes: ['crime'], decided: ['crime'], untold: [], duties: [], unseen: [], others: [] };
/** A duty of the guidance that no step of its own discharges. */
const duty = (over: Partial<Duty>): Duty => ({
  id: 'report-to-ceop',
  person: 'child',
  owner: 'officer-in-case',
  says: 'It is reported.',
  source: 'Guidance',
  since: new Date('2026-11-20T12:00:00Z'),
  at: new Date('2026-11-21T12:00:00Z'),
  overdue: true,
  state: 'open',
  discharge: undefined,
  place: 'duties/report-to-ceop/child',
  ...over,
});
const moment = {
  actor: { force: 'northmoor', staff: 'staff', name: 'Somebody Example', roles: ['officer'] },
  now: new Date('2026-11-22T12:00:00Z'),
};
const close = (open: Partial<OpenFacts>, stage: 'approved' | 'closed' = 'approved') =>
  decideClosing({ closing: 'closing', stage, open: { ...NOTHING, ...open } }, { case: 'case' }, moment);

test('given nothing open, when a case is closed, then it is closed; and not twice', () => {
  assert.ok(close({}).ok);
  assert.deepEqual(close({}, 'closed'), { ok: false, refusal: { code: 'AlreadyClosed' } });
});

test('given several things open, when a case is closed, then the refusal lists every one', () => {
  const refused = close({
    crimes: ['crime', 'second'],
    untold: ['child'],
    others: [
      { what: 'check-running', subject: 'pnd' },
      { what: 'handover-open', subject: undefined },
    ],
  });
  assert.deepEqual(refused, {
    ok: false,
    refusal: {
      code: 'StillOpen',
      what: [
        { what: 'outcome-not-approved', subject: 'second' },
        { what: 'child-not-told', subject: 'child' },
        { what: 'check-running', subject: 'pnd' },
        { what: 'handover-open', subject: undefined },
      ],
    },
  });
});

test('given duties that nobody answered, when a case is closed, then each holds it, due or not; one that was answered, or that a step holds, does not', () => {
  const duties = [
    duty({}),
    duty({ id: 'offer-support', overdue: false }),
    duty({ id: 'welfare-check', overdue: false, at: new Date('2026-11-29T12:00:00Z'), place: 'children/child/floor' }),
    duty({ id: 'offer-report-remove', state: 'done' }),
    duty({ id: 'keep-everything', state: 'not-done' }),
    duty({ id: 'finish-background-checks' }),
    duty({ id: 'consult-youth-justice', person: undefined }),
  ];
  const refused = close({ duties });
  const open = !refused.ok && refused.refusal.code === 'StillOpen' ? refused.refusal.what : [];
  assert.deepEqual(
    open.map(({ what, subject, duty: of }) => [what, subject, of?.id]),
    [
      ['duty-open', 'child', 'report-to-ceop'],
      ['duty-open', 'child', 'offer-support'],
      ['duty-open', 'child', 'welfare-check'],
      ['duty-open', undefined, 'consult-youth-justice'],
    ],
  );
});

test('given duties said not to be done, when a case is closed, then what no supervisor has seen holds it, and what one has seen does not', () => {
  const said = (discharge: string) => ({
    ...{ discharge, duty: 'offer-support', person: 'child', answer: 'not-done' as const, by: null, doneAt: null },
    ...{ notIdentified: false, passage: 'p', recordedAt: new Date('2026-11-21T12:00:00Z'), recordedBy: 'officer' },
  });
  const duties = [
    duty({ id: 'offer-support', state: 'not-done', discharge: said('since') }),
    duty({ state: 'not-done', discharge: said('before') }),
    // Done after all, whatever was said of it before.
    duty({ id: 'keep-everything', state: 'done', discharge: said('done') }),
  ];
  const refused = close({ duties, unseen: ['since', 'done'] });
  const open = !refused.ok && refused.refusal.code === 'StillOpen' ? refused.refusal.what : [];
  assert.deepEqual(
    open.map(({ what, duty: of }) => [what, of?.id]),
    [['duty-left', 'offer-support']],
  );
});

test('given any facts, when a case is closed, then nothing at all is open', () => {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));
  const others = fc.array(fc.record({ what: fc.constantFrom(...KEEPS_OPEN), subject: fc.constant(undefined) }), {
    maxLength: 2,
  });
  fc.assert(
    fc.property(
      fc.record({ crimes: ids, decided: ids, untold: ids, duties: fc.constant([]), unseen: fc.constant([]), others }),
      (open) => {
        const done = close(open);
        const free =
          open.untold.length + open.others.length === 0 &&
          open.crimes.length > 0 &&
          open.crimes.every((id) => open.decided.includes(id));
        assert.equal(done.ok, free);
      },
    ),
  );
});
