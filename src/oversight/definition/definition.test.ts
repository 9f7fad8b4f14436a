import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { definitionSentence } from './refusal.ts';
import { Definition, HOME_OFFICE } from './definition.ts';
import { counts, side, type Side } from './side.ts';

function read(typed: string): Side {
  const answer = side(typed);
  if (answer.kind === 'types' || answer.kind === 'assigned' || answer.kind === 'arrests') return answer;
  return assert.fail(definitionSentence(answer));
}

const terms = (numerator: string, denominator: string) => ({
  numerator: read(numerator),
  denominator: read(denominator),
  basis: 'closed' as const,
  offence: { code: '86', description: 'Obscene publications etc', group: 'Miscellaneous' },
  quarters: [1, 2, 3, 4].map((quarter) => ({ year: '2018/19', quarter })),
  files: [],
  told: HOME_OFFICE,
});

function refusal(numerator: string, denominator: string): string {
  const answer = Definition.define(terms(numerator, denominator));
  return answer.kind === 'defined' ? assert.fail('it was defined') : definitionSentence(answer);
}

function sideRefusal(typed: string): string {
  const answer = side(typed);
  if (answer.kind === 'types' || answer.kind === 'assigned' || answer.kind === 'arrests') assert.fail('it was read');
  return definitionSentence(answer);
}

describe('a definition', () => {
  it('given Outcome 21 of 21 and 1, when defined, then it says what it counts, on which basis and from when to when', () => {
    const answer = Definition.define(terms('21', '21,1'));
    if (answer.kind !== 'defined') assert.fail(answer.kind);
    const { numerator, denominator, basis, period, scope } = answer.definition;
    assert.deepEqual([numerator.types, denominator.types, basis], [['21'], ['21', '1'], 'closed']);
    assert.deepEqual([period.from, period.to, scope.unit], ['2018-04-01', '2019-03-31', 'crimes']);
    assert.match(scope.ages, /all ages/);
  });

  it('given assigned, when types are sorted, then 0 and the alternate rows are no part of it', () => {
    const counted = ['0', '1', '1A', '2A', '3A', '21', '22'].filter((type) => counts(read('assigned'), type));
    assert.deepEqual(counted, ['1', '21', '22']);
  });

  it('given arrests over Outcome 21, either way about, when defined, then it is refused with the reason', () => {
    assert.match(refusal('arrests', '21'), /is no share: an arrest is of a person, an outcome is of a crime/);
    assert.match(refusal('21', 'arrests'), /is no share/);
    assert.match(refusal('arrests', 'arrests'), /holds no arrests/);
  });

  it('given a numerator that is not inside the denominator, when defined, then it is refused with what to add', () => {
    assert.match(refusal('21', '1'), /add 21 to the denominator/);
    assert.match(refusal('21,22', '21,1'), /add 22/);
  });

  it('given a numerator that is the whole denominator, when defined, then it is refused', () => {
    assert.match(refusal('1,21', '21,1'), /1 everywhere/);
    assert.match(refusal('assigned', 'assigned'), /1 everywhere/);
  });

  it('given no period, when defined, then there is no definition', () => {
    assert.equal(Definition.define({ ...terms('21', '21,1'), quarters: [] }).kind, 'no-period');
  });

  it('given what is no outcome type, when read, then the sentence names it and what to give', () => {
    assert.match(sideRefusal('21,77'), /“77” is no outcome type/);
    assert.match(sideRefusal(''), /“” is no outcome type/);
    assert.match(sideRefusal('21,,1'), /“” is no outcome type/);
    assert.match(sideRefusal('assinged'), /“assinged” is no outcome type; nearest: assigned\./);
    assert.match(sideRefusal('21x'), /“21x” is no outcome type; nearest: 21,/);
    assert.match(sideRefusal('0,21'), /Type 0 is not yet assigned/);
    assert.match(sideRefusal('21,1,1a'), /1A repeats outcomes that type 1 holds/);
    assert.match(sideRefusal('21,1,21'), /21 is named twice/);
  });

  it('given types in small letters or with spaces, when read, then they are the framework’s', () => {
    assert.deepEqual(read(' 21 , 1 '), { kind: 'types', unit: 'crimes', types: ['21', '1'] });
  });
});
