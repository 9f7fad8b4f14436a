import assert from 'node:assert/strict';
import test from 'node:test';
import { momentOf, OFFICER, telling, tellState } from './notice.make.ts';
import { decideTelling, type TellChild } from './notice.ts';

const contact = (may: string, ...mustNot: readonly string[]) => ({
  ...{ passage: telling().contact, may, mustNot, contradictsItself: false },
});

const told = (of: ReturnType<typeof contact>, over: Partial<TellChild>, called?: string): string => {
  const state = tellState({ contact: of, called });
  const done = decideTelling(state, telling({ keptFrom: true, ...over }), momentOf(OFFICER));
  return done.ok ? 'ok' : done.refusal.code;
};

test('given a safe contact on record, when somebody else is said to be it, then nothing is recorded; it is told by the words on record', () => {
  const gran = contact('Gran, everything; the aunt Larkwhistle', 'Dad and his partner Kay');
  const safe = (name: string) => told(gran, { whom: 'safe-contact', who: { name } });
  for (const name of ['Gran', 'Nan', 'the aunt Larkwhistle', 'Her grandmother Ethel'])
    assert.equal(safe(name), 'ok', name);
  for (const name of ['The stepmother', 'Mr Exampleton', 'A neighbour', 'Everything'])
    assert.equal(safe(name), 'NotTheSafeContact', name);
  for (const name of ['Kay Smith', 'Her family', 'Both parents']) assert.equal(safe(name), 'ToldWhoMustNot', name);
  const ethel = told(
    contact('Ethel Exampleton, all'),
    { whom: 'safe-contact', who: { person: OFFICER } },
    'Ethel Exampleton',
  );
  assert.equal(ethel, 'ok', 'somebody of the case, by their name');
});

test('given who must not be told, when the child themself is told, then nobody stands in the way by a name', () => {
  for (const mustNot of ['Everybody', 'Her family', 'Asha Example'])
    assert.equal(told(contact('The child, alone', mustNot), { whom: 'child' }), 'ok', mustNot);
  const parent = contact('The mother, everything', 'The father');
  assert.equal(told(parent, { whom: 'parent-or-carer', who: { name: 'Mum' } }), 'ok');
  assert.equal(told(parent, { whom: 'professional', who: { name: 'Ms Larkwhistle, the school nurse' } }), 'ok');
});
