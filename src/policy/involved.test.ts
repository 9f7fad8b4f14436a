import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Adviser } from './adviser.ts';
import { isInvolved, mayBeInvolved } from './involved.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { idsOfKind } from './variables.ts';

const policies = IDS.map((id) => realPolicy(id, readFileSync));
const adviser = new Adviser(policies, (text) => createHash('sha256').update(text).digest('hex'));
const files = policies.at(-1)?.files;
assert.ok(files !== undefined);
const factors = Object.fromEntries(idsOfKind(files, 'factor').map((id) => [id, 'ruled-out']));

const PARTS = [undefined, [], ['reported'], ['protected'], ['depicted', 'reported']] as const;
const OWN = [undefined, 'ruled-out', 'no-evidence', 'unknown', 'suspected'] as const;
const CASE = ['ruled-out', 'no-evidence', 'unknown', 'confirmed'] as const;

const ways = (state: (typeof OWN)[number]) => (state === undefined ? {} : { coercion: state });

/** What the engine makes of a child of 12: whether the rule on those under 13 applies, does not, or may. */
const statusOf = (input: unknown): string | undefined => {
  const advice = adviser.advise(input, { today: '2026-11-22', policy: files.policy.id });
  assert.ok(advice.ok, JSON.stringify(advice));
  return advice.value.trace.find(({ rule }) => rule === 'supervisor-decides-under-13')?.status;
};

const wordOf = (told: Parameters<typeof isInvolved>[0], said: Readonly<Record<string, string>>): string => {
  if (isInvolved(told)) return 'fired';
  return mayBeInvolved(told, said) ? 'undecided' : 'failed';
};

void test('given a child of 12 of whom anything is said or left open, when it is asked whether they are involved, then it is what the engine reads', () => {
  const statuses = new Set<string>();
  for (const parts of PARTS)
    for (const own of OWN)
      for (const way of ['by', 'towards'])
        for (const coercion of CASE) {
          const told = { ...(parts === undefined ? {} : { parts: [...parts] }), [way]: ways(own) };
          const said = { ...factors, coercion };
          const person = { ref: 'A', age: 12, identified: true, ...told };
          const [is, word] = [statusOf({ people: [person], factors: said }), wordOf(told, said)];
          assert.equal(is, word, JSON.stringify({ told, coercion }));
          statuses.add(word);
        }
  assert.deepEqual([...statuses].toSorted(), ['failed', 'fired', 'undecided']);
});

void test('given who only told, when a factor was never answered, then it is not read as no: they may be involved', () => {
  const told = { parts: ['reported'] };
  assert.equal(mayBeInvolved(told, {}, ['coercion']), true);
  assert.equal(mayBeInvolved(told, { coercion: 'no-evidence' }, ['coercion']), false);
  // Said of a case or of one person: nobody does it to anybody.
  assert.equal(mayBeInvolved(told, {}, ['under-13', 'immediate-harm']), false);
});
