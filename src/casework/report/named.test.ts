import assert from 'node:assert/strict';
import test from 'node:test';
import { contradictionsIn } from './contact.ts';
import { namedIn } from './named.ts';

test('given a name within who must not be told, when somebody of that name is told, then they are found, whatever stands beside the name', () => {
  for (const [mustNot, told] of [
    ['Dad and his partner Kay', 'Kay Smith'],
    ['Dad and his partner Kay', 'Kay'],
    ['his partner Kay Smith', 'Kay Smith'],
    ['The father Joe Exampleton', 'Joe Exampleton'],
    ['Kay Smith', 'Kay'],
    ['Kay from next door', 'Kay Smith'],
    ['Mum’s partner Kay', 'kay at work, Kay Smith'],
    ['Her parents', 'The mother Erin Exampleton'],
    ['The parents', 'The father Joe'],
  ] as const)
    assert.equal(namedIn([mustNot], told).length, 1, `${mustNot} / ${told}`);
});

test('given who may be told, when they share no more than a family name, a kind of place or a first letter with who must not, then they are not barred', () => {
  for (const [mustNot, told] of [
    ['The father', 'The mother'],
    ['The father Joe Exampleton', 'The mother Erin Exampleton'],
    ['The stepfather Quillfeather', 'Ann Quillfeather'],
    ['The father Quillfeather', 'The mother Quillfeather'],
    ['The aunt Larkwhistle', 'The aunt Mossbottom'],
    ['The father Joe', 'Uncle Joe'],
    ['Kay Smith', 'Kay Jones'],
    ['Kay', 'Kayleigh'],
    ['School friend Ben', 'School, by the lead'],
    ['Her family', 'The grandmother'],
    ['The father', 'The family liaison officer'],
    ['The father', 'The children’s home'],
  ] as const)
    assert.deepEqual(namedIn([mustNot], told), [], `${mustNot} / ${told}`);
});

test('given words for everybody at home, when one parent must not be told, or all of them, then each of them is among those', () => {
  for (const all of ['Her family', 'The whole family', 'Home', 'Everybody', 'Everyone at home']) {
    assert.deepEqual(namedIn(['The father'], all), ['The father'], all);
    assert.equal(namedIn([all], 'Mum').length, 1, all);
    assert.equal(namedIn([all], all).length, 1, all);
    assert.deepEqual(namedIn(['The aunt'], all), [], all);
  }
});

test('given a way that leads to a home, when a parent who must not be told is not named in it, then it is no contradiction', () => {
  const way = { may: 'The mother, everything', how: 'At home, after four' };
  assert.deepEqual(contradictionsIn({ way, mustNot: ['The father'] }), []);
  assert.deepEqual(contradictionsIn({ way: { ...way, how: 'Home' }, mustNot: ['The father'] }), []);
  assert.deepEqual(contradictionsIn({ way: { ...way, may: 'The family' }, mustNot: ['The father'] }), ['The father']);
  assert.deepEqual(contradictionsIn({ way: { ...way, may: 'The child, alone' }, mustNot: ['Everybody'] }), []);
});
