import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carriesDeath, decideTakeBack, type LinkedCase, type TakeBackState } from './take-back.ts';
import { ALDER, CASE, LINDEN, moment, ROWAN } from './triage.make.ts';

const linked: TakeBackState = {
  passage: ALDER,
  isInCase: true,
  isLinked: true,
  living: [ROWAN, LINDEN],
  carriesDeath: false,
  elsewhere: [{ case: ALDER, digest: 'as it was' }],
};
const input = { case: CASE, person: ROWAN, other: LINDEN, why: 'The school has two of one name.' };

const taking = (state: Partial<TakeBackState>, knowsOfDeath = false): string => {
  const decided = decideTakeBack({ ...linked, ...state }, { ...input, knowsOfDeath }, moment);
  return decided.ok ? 'taken back' : decided.refusal.code;
};

test('given a link, when it is said to be wrong, then it is ended with a reason about those whose record is there', () => {
  const decided = decideTakeBack({ ...linked, living: [ROWAN] }, { ...input, knowsOfDeath: false }, moment);
  const { elsewhere, passage } = linked;
  const event = { ...input, type: 'MatchTakenBack', passage, concerns: [ROWAN], elsewhere };
  assert.deepEqual(decided.ok && decided.value, [event]);
});

for (const [name, state, code] of [
  ['somebody of another case', { isInCase: false }, 'NotInThisCase'],
  ['no link, or one that was ended', { isLinked: false }, 'NotLinked'],
  ['a record that was erased', { living: [LINDEN] }, 'PersonErased'],
  ['a death that hangs on it and nobody knows of', { carriesDeath: true }, 'DeathCarried'],
] as const) {
  test(`given ${name}, when the link is said to be wrong, then it is refused as ${code}`, () => {
    assert.equal(taking(state), code);
  });
}

test('given a death that hangs on a link, when it is known what changes, then it is taken back; by another link nothing hangs on it', () => {
  assert.equal(taking({ carriesDeath: true }, true), 'taken back');
  const died: LinkedCase = { case: CASE, reference: 'NM-INVENTED', side: LINDEN, died: true, joined: false };
  const link = { linkedAt: moment.now, by: null, cases: [died], stillAlike: false };
  assert.equal(carriesDeath(link), true);
  assert.equal(carriesDeath({ ...link, stillAlike: true }), false);
  assert.equal(carriesDeath({ ...link, cases: [{ ...died, died: false }] }), false);
});
