import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { contactAfter, NOBODY_NAMED, type ContactAnswer } from './contact.ts';

const before = { way: { may: 'The aunt, everything', how: 'At her work' }, mustNot: ['The father', 'The lodger'] };
const silent: ContactAnswer = { safeContact: { may: '', how: '' }, mustNot: '' };

describe('the safe contact after a floor is walked again', () => {
  it('given names and a way, when nothing is said of them, then all of it stays', () => {
    assert.deepEqual(contactAfter(before, silent), { ok: true, value: before });
  });

  it('given names, when the way is no longer known, then who must not be told is still named', () => {
    const after = contactAfter(before, { ...silent, safeContact: undefined });
    assert.deepEqual(after, { ok: true, value: { way: undefined, mustNot: before.mustNot } });
  });

  it('given names, when another is named, then it joins them, once', () => {
    const after = contactAfter(before, { ...silent, mustNot: 'A neighbour' });
    assert.deepEqual(after.ok && after.value.mustNot, [...before.mustNot, 'A neighbour']);
    const same = contactAfter(before, { ...silent, mustNot: 'The father' });
    assert.deepEqual(same.ok && same.value.mustNot, before.mustNot);
  });

  it('given a name, when it is taken off with a reason, then it alone goes; a name that is not there is refused', () => {
    const takeOff = { names: ['The lodger'], reason: 'Moved away for good' };
    const after = contactAfter(before, { ...silent, takeOff });
    assert.deepEqual(after.ok && after.value.mustNot, ['The father']);
    const names = ['The uncle'];
    const wrong = contactAfter(before, { ...silent, takeOff: { ...takeOff, names } });
    assert.deepEqual(wrong, { ok: false, refusal: { code: 'NotAmongThose', names } });
  });

  it('given no way yet, when one is said to be known and not told, then what is missing is named', () => {
    const refusal = { code: 'SafeContactIncomplete', missing: ['may', 'how'] };
    assert.deepEqual(contactAfter(NOBODY_NAMED, silent), { ok: false, refusal });
  });

  it('given a name as to be told, when it is named as not to be told too, or the other way round, then it is refused', () => {
    const refuse = (names: readonly string[], isNamedNow: boolean) => ({
      ok: false,
      refusal: { code: 'BothToTellAndNot', names, isNamedNow },
    });
    const added = contactAfter(before, { ...silent, mustNot: '  the  AUNT ' });
    assert.deepEqual(added, refuse(['the AUNT'], true));
    const told = contactAfter(before, {
      ...silent,
      safeContact: { may: 'The neighbour and the Father, all', how: '' },
    });
    assert.deepEqual(told, refuse(['The father'], false));
    const off = { names: ['The father'], reason: 'Mistaken for another' };
    assert.equal(
      contactAfter(before, { safeContact: { may: 'The father', how: '' }, mustNot: '', takeOff: off }).ok,
      true,
    );
    assert.equal(contactAfter(before, { safeContact: undefined, mustNot: 'The aunt' }).ok, true, 'nobody is told then');
  });

  it('given any names and answers that take nobody off, when they follow one another, then nobody is lost', () => {
    const answers = fc.record({
      safeContact: fc.option(fc.record({ may: fc.constantFrom('', 'A'), how: fc.constantFrom('', 'B') }), {
        nil: undefined,
      }),
      mustNot: fc.constantFrom('', 'X', 'Y'),
    });
    fc.assert(
      fc.property(fc.array(answers), (all) => {
        const last = all.reduce(
          (now, answer) => {
            const next = contactAfter(now, answer);
            return next.ok ? next.value : now;
          },
          contactAfter(before, silent).ok ? before : NOBODY_NAMED,
        );
        return before.mustNot.every((name) => last.mustNot.includes(name));
      }),
      many(500, 1),
    );
  });
});
