import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { adviseOn } from './advise.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { settingCases } from './proof-setting-case.ts';
import { ofSettings } from './proof-settings.ts';
import { Prover } from './prove.ts';
import { IDS, realPolicy } from './real-policy.make.ts';

const versions = IDS.map((id) => realPolicy(id, readFileSync).files);
const files = realPolicy('2024-05', readFileSync).files;

const withRule = (id: string, change: (rule: Rule) => Rule, of = files): PolicyFiles => ({
  ...of,
  rules: of.rules.map((rule) => (rule.id === id ? change(rule) : rule)),
});
const plus = (like: string, change: Partial<Rule>): PolicyFiles => ({
  ...files,
  rules: files.rules.flatMap((rule) => (rule.id === like ? [rule, { ...rule, id: 'planted', ...change }] : [rule])),
});

function storyOf(changed: PolicyFiles, id: string): string {
  const statement = ofSettings().find((each) => each.id === id);
  assert.ok(statement !== undefined, id);
  return new Prover({ files: changed }).prove(statement)?.story ?? 'proved';
}

const SURE = 'no-setting-weakens-the-sure';
const LISTED = 'settings-that-weaken-are-listed';
const unlisted = (setting: string, rule: string): PolicyFiles => ({
  ...files,
  settings: files.settings.map((each) =>
    each.name === setting ? { ...each, weakens: (each.weakens ?? []).filter((id) => id !== rule) } : each,
  ),
});

void test('given a note that was read, when a setting turns it off, then that is refuted by two cases', () => {
  const faulty = withRule('note-school-contact', (rule) => ({
    ...rule,
    when: { all: [{ setting: 'consultationConversionRule', is: ['identified-child'] }, rule.when] },
  }));
  assert.match(
    storyOf(faulty, SURE),
    /consultationConversionRule is every-contact[^]*turns on the rule note-school-contact/u,
  );
  assert.match(
    storyOf(faulty, LISTED),
    /^Not listed: setting and rule consultationConversionRule note-school-contact\.$/mu,
  );
});

void test('given a role that was read, when a setting brings in another over it, then that is refuted though its rule fires', () => {
  const faulty = plus('role-suspect-link', {
    confidence: 'D',
    when: { all: [{ setting: 'separateStrategyMeetings', is: [false] }, { this: { age: { from: 14 } } }] },
  });
  assert.match(
    storyOf(faulty, SURE),
    /A is a person involved[^]*separateStrategyMeetings is false[^]*role-person-involved/u,
  );
  const found = storyOf(faulty, LISTED);
  for (const rule of ['planted', 'role-person-involved'])
    assert.match(found, new RegExp(`Not listed: setting and rule separateStrategyMeetings ${rule}\\.`, 'u'));
});

void test('given a setting that touches a role or a note, when it is not listed, then it is named; and one listed for nothing too', () => {
  assert.match(
    storyOf(unlisted('sgiiModel', 'role-person-involved'), LISTED),
    /^Not listed: .* role-person-involved\.$/u,
  );
  assert.match(
    storyOf(unlisted('vrrCoversOutcome22', 'note-right-to-review-22'), LISTED),
    /^Not listed: .*review-22\.$/u,
  );
  const idle = withRule('note-school-primacy', (rule) => ({ ...rule, when: { always: true } }));
  assert.match(storyOf(idle, LISTED), /^Listed, but it does nothing: schoolsProtocolRule note-school-primacy\.$/u);
  assert.match(storyOf(idle, 'settings-that-decide-do'), /schoolsProtocolRule does not decide on note-school-primacy/u);
});

const [ADOPTED, DUTY] = [
  'setting-outcome23Adopted-outcome-23-not-adopted',
  'setting-dutyToReportCommencement-duty-mandatory-report',
];

for (const each of versions)
  void test(`${each.policy.id}: given each setting and rule, when its case is told, then advice differs there, on a day on which it can`, () => {
    const cases = settingCases(each);
    assert.deepEqual(
      cases.flatMap(({ lacks }) => lacks([])),
      [],
    );
    for (const { says } of cases)
      assert.match(says, / instead of .*, it moves .* from .* to .*, where: .*The decision is on/u);
    // Whoever signs reads what the answer loosens, and not the way back from it.
    const BACK =
      /it moves [^.]*(?:from suspect to |from available to |to barred|from not raised to |from not said to )/u;
    for (const { says } of cases) assert.doesNotMatch(says, BACK);
    const told = new Map(cases.map(({ id, says }) => [id, says]));
    assert.match(
      told.get(ADOPTED) ?? '',
      /Outcome 23 of A .* is 15 and shared\. The decision is on 2026-0[24]-[12][29]\.$/u,
    );
    if (told.has(DUTY)) assert.match(told.get(DUTY) ?? '', /Nobody is listed\. The decision is on 2026-04-29\.$/u);
  });

// Planted: advice that hears of no setting.
void test('given advice that does not differ, when the cases are confirmed by it, then every one of them is refuted', () => {
  const deaf = settingCases(files, (of, compiled, { settings: _, ...input }) => adviseOn(of, compiled, '', input));
  for (const { id, lacks } of deaf) assert.match(lacks([])[0] ?? '', /^Advice on this does not differ/u, id);
});

// Planted: the rule fires or not as the setting has it, and something else shuts the outcome all the same.
void test('given a rule that a setting turns and nobody notices, when its case is looked for, then there is none', () => {
  const shut = plus('outcome-21-persistent-behaviour', {
    when: { factor: 'persistent-behaviour', is: ['suspected', 'confirmed'] },
  });
  const found = settingCases(shut).filter(({ lacks }) => lacks([]).length > 0);
  assert.deepEqual(
    found.map(({ lacks }) => lacks([])),
    [['The setting persistentBehaviourBars21 changes no advice by outcome-21-persistent-behaviour.']],
  );
});
