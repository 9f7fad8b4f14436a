import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { BackTestCounts, GroupCount, Sort } from '../../policy/index.ts';
import { backTestLines, backTestView } from './back-test.view.ts';

const counts = (
  of: Readonly<Record<string, Partial<GroupCount>>>,
  more: Partial<BackTestCounts> = {},
): BackTestCounts => {
  const care = new Map(
    Object.entries(of).map(([group, each]) => [
      group,
      { people: 0, changed: 0, moreExposed: 0, lessExposed: 0, ...each },
    ]),
  );
  const sum = (field: keyof GroupCount) => [...care.values()].reduce((all, each) => all + each[field], 0);
  const people = sum('people');
  return {
    ...{ cases: people, casesChanged: sum('changed'), moves: new Map() },
    all: { people, changed: sum('changed'), moreExposed: sum('moreExposed'), lessExposed: sum('lessExposed') },
    groups: { ageBand: new Map(), sex: new Map(), ethnicity: new Map(), care },
    ...more,
  };
};

const TRIED = { from: '2016-11', to: '2024-05', on: '2026-11-22', source: 'invented' };
const shown = (of: Parameters<typeof counts>[0]) => backTestView(TRIED, counts(of)).groups.care;

test('given a group of which all but one changed, when it is shown, then the one cannot be reckoned', () => {
  const rows = shown({
    'in care': { people: 8, changed: 7, moreExposed: 7 },
    'not in care': { people: 40, changed: 20, moreExposed: 10 },
    unknown: { people: 30, changed: 15, moreExposed: 15 },
  });
  assert.deepEqual(
    rows.map(({ people, changed, moreExposed }) => [people, changed, moreExposed]),
    [
      [8, null, null],
      [40, 20, 10],
      [30, null, null],
    ],
  );
});

test('given something that moves in all cases but one, when it is shown, then how many is held back', () => {
  const move: Sort = { of: 'response', id: null, what: null, from: 'proportionate', to: 'supervisor-decides' };
  const { moves } = backTestView(TRIED, counts({ all: { people: 100 } }, { moves: new Map([[move, 99]]) }));
  assert.deepEqual(
    moves.map(({ cases }) => cases),
    [null],
  );
});

test('given one who changed in each of five groups, when the five are told as a total, then it is not told that each group has one', () => {
  const column = (...changed: readonly number[]) => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const view = backTestView(
      TRIED,
      counts(Object.fromEntries(names.map((name, i) => [name, { people: 10, changed: changed[i] ?? 0 }]))),
    );
    assert.equal(view.people.changed, 5);
    return view.groups.care.map((row) => row.changed);
  };
  assert.deepEqual(column(1, 1, 1, 1, 1), [null, null, null, null, null, null]);
  assert.deepEqual(column(3, 2), column(1, 1, 1, 1, 1), 'as where two groups have them');
});

test('given three people whom nothing changes for, when they are shown, then how many they are is not, and that it is none', () => {
  const { people } = backTestView(TRIED, counts({ a: { people: 3 } }));
  assert.deepEqual([people.people, people.changed], [null, 0]);
});

test('given fewer than five people, all of one kind, when they are shown, then no group is named, nor what they have in common', () => {
  const view = backTestView(TRIED, counts({ 'in care or on a plan': { people: 4, changed: 4 } }));
  assert.deepEqual(view.groups.care, []);
  assert.doesNotMatch(backTestLines(view, () => '').join(' '), /in care or on a plan/u);
  assert.match(backTestLines(view, () => '').join(' '), /By care: {3}Too few people to say by group/u);
});

const group = fc
  .tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 }))
  .map(([one, other]): Partial<GroupCount> => ({ people: Math.max(one, other), changed: Math.min(one, other) }));

test('given any groups, when they are shown, then no small count, changed or not, is told or left as the only one held back', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), group), (of) => {
      const rows = shown(of);
      const small = (count: number): boolean => count > 0 && count < 5;
      for (const { group: name, people, changed } of rows) {
        const [all, each] = [of[name]?.people ?? 0, of[name]?.changed ?? 0];
        assert.ok(people === null || !small(people));
        assert.ok(changed === null || !small(changed), `${name}: ${String(changed)}`);
        // Whoever is in the group and did not change is the rest.
        assert.ok(people === null || changed === null || !small(all - each), `${name}: ${all} less ${each}`);
      }
      // One held back alone is the total less what is shown; where there is but one, the total says it.
      for (const field of ['people', 'changed'] as const) {
        const some = rows.filter((row) => (of[row.group]?.[field] ?? 0) > 0);
        assert.ok(some.length === 1 || some.filter((row) => row[field] === null).length !== 1, field);
      }
    }),
    { numRuns: 300 },
  );
});
