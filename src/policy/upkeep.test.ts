import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { neglectIn, unkeptIn } from './upkeep.ts';

const ON = '2026-11-22';
const versions = IDS.map((id) => realPolicy(id, readFileSync).files);

for (const files of versions)
  void test(`${files.policy.id}: every rule has a review to come, an owner and an example on each side of its line`, () => {
    assert.deepEqual(neglectIn(files, ON), []);
  });

const [first] = versions;

const planted = (change: (rule: Rule) => Rule): readonly string[] => {
  assert.ok(first !== undefined);
  const files: PolicyFiles = {
    ...first,
    rules: first.rules.filter(({ id }) => id === 'proportionate').map(change),
  };
  return neglectIn(files, ON).map(({ rule, says }) => `${rule}: ${says}`);
};

void test('a rule on the day of its review, and not on the day before, is found', () => {
  assert.deepEqual(
    planted((rule) => ({ ...rule, review: '2026-11-23' })),
    [],
  );
  assert.match(
    planted((rule) => ({ ...rule, review: ON })).join('\n'),
    /^proportionate: Its review was due by 2026-11-22/u,
  );
});

void test('a rule that nobody owns is found', () => {
  assert.match(planted((rule) => ({ ...rule, owner: ' ' })).join('\n'), /^proportionate: Nobody owns it/u);
});

void test('a rule without an example on one side of its line is found, and so is one with a wrong example', () => {
  const { fires, fails } = first?.rules.find(({ id }) => id === 'proportionate')?.examples ?? {};
  assert.ok(fires !== undefined && fails !== undefined);
  assert.match(planted((rule) => ({ ...rule, examples: { fires: {}, fails } })).join('\n'), /should fire does not/u);
  assert.match(planted((rule) => ({ ...rule, examples: { fires, fails: fires } })).join('\n'), /should fail does not/u);
  assert.equal(
    planted((rule) => ({ ...rule, examples: { fires: { ages: 3 }, fails: {} } })).length,
    2,
    'no case at all',
  );
});

/** The first day from which a source can be of: of *1 May 2024* that day, of *current* today, of a year alone its last day. */
function dayOf(year: string | number | null): string | undefined {
  const words = String(year);
  if (words.startsWith('current')) return ON;
  const found = /(?:(\d{1,2}) )?(?:(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* )?((?:19|20)\d\d)/u.exec(words);
  if (found === null) return undefined;
  const [, day = '28', month, of = ''] = found;
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const place = month === undefined ? 12 : months.indexOf(month) + 1;
  return `${of}-${String(place).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Rules that rest on nothing but texts from after their version’s end, and do not say so or claim that it was read. */
function tooSure({ policy, sources, rules }: PolicyFiles): readonly string[] {
  const end = policy.inForceUntil ?? '9999';
  const days = new Map(sources.map(({ id, year }) => [id, dayOf(year)] as const));
  const isLater = (id: string) => (days.get(id) ?? '') > end;
  return rules
    .filter(({ from, source }) => {
      const cited = source.split(/[,;]\s*/u).filter((id) => id !== 'EH' && id !== 'GK');
      return from <= end && cited.length > 0 && cited.every(isLater);
    })
    .filter(({ reading, confidence }) => reading === undefined || confidence === 'C' || confidence === 'C2')
    .map(({ id }) => id);
}

void test('a rule that rests on a text from after its version says so, and is not called read', () => {
  for (const files of versions) assert.deepEqual(tooSure(files), [], files.policy.id);
  assert.ok(first !== undefined);
  const changed = (change: (rule: Rule) => Rule) =>
    tooSure({ ...first, rules: first.rules.filter(({ id }) => id === 'outcome-21-rationale-asked').map(change) });
  assert.deepEqual(
    changed(({ reading: _, ...rule }) => rule),
    ['outcome-21-rationale-asked'],
  );
  assert.deepEqual(
    changed((rule) => ({ ...rule, confidence: 'C' })),
    ['outcome-21-rationale-asked'],
  );
  assert.deepEqual(['1 May 2024', 'Apr-May 2023', 2024, 'c. 2017', 'undated'].map(dayOf), [
    ...['2024-05-01', '2023-05-28', '2024-12-28', '2017-12-28'],
    undefined,
  ]);
});

void test('a rule of which the sentence names another number than its condition is found, and what names an outcome or an Act is not', () => {
  for (const files of versions)
    for (const rule of files.rules) {
      const age = /\b10 or over\b/u;
      if (!age.test(rule.says)) continue;
      const turned = { ...files, rules: [{ ...rule, says: rule.says.replace(age, '8 or over') }] };
      assert.match(neglectIn(turned, ON)[0]?.says ?? '', /^Its sentence says 8, which stands neither/u, rule.id);
      assert.match(unkeptIn(turned, ON)[0]?.says ?? '', /^Its sentence says 8/u, rule.id);
    }
  assert.deepEqual(
    planted((rule) => ({
      ...rule,
      says: `${rule.says} Outcomes 8, 21 and 22, every Outcome but 21, section 47, Act 1989.`,
    })),
    [],
  );
});
