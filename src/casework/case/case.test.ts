import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { at, hours, NOW, OFFICER, SUPERVISOR } from '../../../test/actors.ts';
import { decideAssignment } from './assignment.ts';
import { newReference } from './case.store.ts';
import { decideOpening, OPENING_REASONS, type OpeningState } from './opening.ts';

const CASE = '00000000-0000-7000-8000-0000000000c1';
const OPENING = '00000000-0000-7000-8000-0000000000a1';
const fresh: OpeningState = { opening: OPENING, joined: undefined };

describe('opening a case for a reason', () => {
  it('given a reason, when it is opened, then it is open to that person for a shift', () => {
    const decided = decideOpening(fresh, { case: CASE, reason: 'audit' }, at(NOW, SUPERVISOR));
    assert.ok(decided.ok);
    assert.deepEqual(
      decided.value.map(({ staff, from, until }) => [staff, from, until]),
      [[SUPERVISOR.staff, NOW, hours(12)]],
    );
  });

  it('given any reason, when it is opened, then it ends by itself after twelve hours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPENING_REASONS),
        fc.date({ max: hours(1000), noInvalidDate: true }),
        (reason, now) => {
          const decided = decideOpening(fresh, { case: CASE, reason }, at(now));
          return (
            decided.ok && decided.value.every(({ until, from }) => until.getTime() - from.getTime() === 43_200_000)
          );
        },
      ),
      many(200, 1),
    );
  });
});

describe('assigning a case', () => {
  const assign = { case: CASE, staff: OFFICER.staff };

  it('given somebody who works cases, when it is assigned, then it is theirs from now', () => {
    const decided = decideAssignment({ assigned: undefined, eligible: true }, assign, at());
    assert.deepEqual(decided, { ok: true, value: [{ ...assign, type: 'CaseAssigned', from: NOW }] });
  });

  for (const [name, state, code] of [
    ['somebody who left or works no cases', { assigned: undefined, eligible: false }, 'NotEligible'],
    ['whoever has it already', { assigned: OFFICER.staff, eligible: true }, 'AlreadyAssigned'],
  ] as const) {
    it(`given ${name}, when it is assigned to them, then it is refused as ${code}`, () => {
      const decided = decideAssignment(state, assign, at());
      assert.deepEqual(decided, { ok: false, refusal: { code, staff: OFFICER.staff } });
    });
  }
});

it('given a thousand references, when they are made, then each can be told over a radio and none tells of its place', () => {
  const made = Array.from({ length: 1000 }, newReference);
  assert.ok(made.every((reference) => /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/.test(reference)));
  assert.equal(new Set(made).size, 1000);
});
