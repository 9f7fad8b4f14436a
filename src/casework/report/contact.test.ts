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
      refusal: { code: 'BothToTellAndNot', names, isNamedNow, part: 'may' },
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

  it('given other words for the same one of a family, when they are to be told or reached by, then it is refused, and who is somebody else is not', () => {
    const clash = (mustNot: string, may: string, how = 'At school') => {
      const done = contactAfter(NOBODY_NAMED, { safeContact: { may, how }, mustNot });
      return !done.ok && done.refusal.code === 'BothToTellAndNot' ? done.refusal.names : [];
    };
    for (const [mustNot, may] of [
      ['The mother; the father', 'Mum, everything'],
      ['her Mam', 'Mother at her work'],
      ['The step-father', 'A stepdad'],
      ['Step mum', 'the stepmother Quillfeather'],
      ['The grandmother', 'Nan, on her own'],
      ['Grandad', 'The grand-father'],
      ['Tad', 'y Tad'],
      ['The father Quillfeather', 'Dad, at night'],
      ['Ann Larkwhistle', 'ann  LARKWHISTLE'],
      ['Her parents', 'Mum'],
      ['The father', 'The parents, together'],
      ['The grandparents', 'Nan'],
    ] as const)
      assert.equal(clash(mustNot, may).length, 1, `${mustNot} / ${may}`);
    assert.deepEqual(clash('The father', 'The aunt', 'The home telephone, ask for the father'), ['The father']);
    assert.deepEqual(clash('Dad', 'The aunt', 'At home, dad opens the door'), ['Dad']);
    for (const [mustNot, may] of [
      ['The mother', 'The stepmother'],
      ['The stepfather', 'Dad'],
      ['The father', 'The father’s sister'],
      ['The father', 'The grandfather'],
      ['The parents', 'The grandmother'],
      ['The aunt Larkwhistle', 'The aunt Mossbottom'],
      ['A friend of the mother', 'Mum'],
      ['Ann', 'Anna'],
    ] as const)
      assert.deepEqual(clash(mustNot, may), [], `${mustNot} / ${may}`);
  });

  it('given that it is nobody, when that is typed as who must not be told, then nobody is named by it', () => {
    for (const mustNot of ['Nobody else', 'nobody', 'No one', ' no-one. ', 'None']) {
      const after = contactAfter(before, { ...silent, mustNot });
      assert.deepEqual(after.ok && after.value.mustNot, before.mustNot, mustNot);
    }
    const both = contactAfter(NOBODY_NAMED, { safeContact: undefined, mustNot: 'The father, nobody else' });
    assert.deepEqual(both.ok && both.value.mustNot, ['The father, nobody else']);
    const unknown = contactAfter(NOBODY_NAMED, { safeContact: undefined, mustNot: 'Not known' });
    assert.deepEqual(unknown.ok && unknown.value.mustNot, ['Not known'], 'not known is never read as nobody');
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
