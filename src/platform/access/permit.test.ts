import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { permit, type LedOn, type Permissions, type Relations } from './permit.ts';

const table: Permissions = {
  look: 'public',
  rest: 'signed-in',
  report: { officer: ['anyone'] },
  read: { officer: ['assigned', 'opened'], registrar: ['opened'] },
  open: { officer: ['in-force'] },
  urgent: { hub: ['emergency'], registrar: ['opened', 'emergency'] },
};
const who = (...roles: string[]) => ({ force: 'northmoor', staff: 's', name: 'Somebody Example', roles });
const held = (...relations: (string | LedOn)[]): Relations => new Map([['c', relations]]);
const LED = { joinedInto: 'd', joinedReference: 'NM-2' };
const NOWHERE: Relations = new Map();

const outcome = (action: string, roles: readonly string[], cases: readonly string[], relations: Relations): string => {
  const permitted = permit(table, action, who(...roles), cases, relations);
  return permitted.ok ? permitted.value.rule : permitted.refusal.code;
};

describe('the table of permissions', () => {
  for (const [name, found, wanted] of [
    ['what is public', outcome('look', [], [], NOWHERE), 'look/public'],
    ['what is for anybody signed in', outcome('rest', [], [], NOWHERE), 'rest/signed-in'],
    ['an action that is not in the table', outcome('nothing', ['officer'], [], NOWHERE), 'NotPermitted'],
    ['a role with a line', outcome('report', ['officer'], [], NOWHERE), 'report/officer/anyone'],
    ['a role without one', outcome('report', ['analyst'], [], NOWHERE), 'NotPermitted'],
    ['no role at all', outcome('report', [], [], NOWHERE), 'NotPermitted'],
    ['a relation that is held', outcome('read', ['officer'], ['c'], held('assigned')), 'read/officer/assigned'],
    ['one that is not, and could be', outcome('read', ['officer'], ['c'], held('in-force')), 'ReasonNeeded'],
    ['one that no reason gives', outcome('open', ['officer'], ['c'], held('assigned')), 'NotPermitted'],
    [
      'one that only an emergency gives',
      outcome('urgent', ['hub'], ['c'], held('in-force', 'opened')),
      'EmergencyOnly',
    ],
    ['it in an emergency', outcome('urgent', ['hub'], ['c'], held('in-force', 'emergency')), 'urgent/hub/emergency'],
    ['one that a reason gives as well', outcome('urgent', ['registrar'], ['c'], held('in-force')), 'ReasonNeeded'],
    ['a case that joined another', outcome('read', ['officer'], ['c'], held('in-force', LED)), 'CaseJoined'],
    ['it in an emergency alone', outcome('urgent', ['hub'], ['c'], held('in-force', LED)), 'CaseJoined'],
    [
      'it, by a relation that stays',
      outcome('open', ['officer'], ['c'], held('in-force', LED)),
      'open/officer/in-force',
    ],
    ['it, by a role without a line', outcome('read', ['analyst'], ['c'], held('in-force', LED)), 'NotPermitted'],
    ['a case that is not there', outcome('read', ['officer'], ['c'], NOWHERE), 'CaseNotFound'],
    ['a role without a line, on such a case', outcome('read', ['analyst'], ['c'], NOWHERE), 'NotPermitted'],
    ['a case action without its case', outcome('read', ['officer'], [], NOWHERE), 'NotPermitted'],
    ['a role of another line', outcome('read', ['registrar'], ['c'], held('assigned')), 'ReasonNeeded'],
    [
      'a second role that may',
      outcome('read', ['registrar', 'officer'], ['c'], held('assigned')),
      'read/officer/assigned',
    ],
    ['two cases of which one is not held', outcome('read', ['officer'], ['c', 'd'], held('assigned')), 'CaseNotFound'],
    [
      'a role called like a part of every object',
      outcome('read', ['constructor'], ['c'], held('opened')),
      'NotPermitted',
    ],
    ['an action called so', outcome('constructor', ['officer'], [], NOWHERE), 'NotPermitted'],
  ] as const) {
    it(`given ${name}, when it is asked, then it is ${wanted}`, () => {
      assert.equal(found, wanted);
    });
  }

  it('given any table, when a role has no line, then no relation makes up for it', () => {
    const relations = fc.subarray(['in-force', 'assigned', 'opened', 'anyone']);
    fc.assert(
      fc.property(relations, relations, (allowed, have) => {
        const lines: Permissions = { act: { officer: allowed } };
        const result = permit(lines, 'act', who('analyst'), ['c'], held(...have));
        return !result.ok && result.refusal.code === 'NotPermitted';
      }),
      { seed: 1 },
    );
  });

  it('given any table and relations, when it is permitted, then a relation that the line names is held', () => {
    const relations = fc.subarray(['in-force', 'assigned', 'opened']);
    fc.assert(
      fc.property(relations, relations, (allowed, have) => {
        const result = permit({ act: { officer: allowed } }, 'act', who('officer'), ['c'], held(...have));
        return result.ok === allowed.some((relation) => have.includes(relation));
      }),
      { seed: 1 },
    );
  });
});
