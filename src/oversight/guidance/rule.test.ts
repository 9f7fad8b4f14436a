import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { advising, shipped } from './guidance.make.ts';

const policies = shipped();
const advise = advising(policies);
/** What is kept in no repository that a reader can open. */
const UNREADABLE = /\b(handbook|design section|scenario \d)/iu;
const NEVER_SAID = /\b(offender|perpetrator|sexting|child pornography|culprit|naked)\b/iu;

for (const { files } of policies) {
  const { id } = files.policy;
  // On the last day of a rule that has ended since.
  const statuses = (rule: (typeof files.rules)[number], input: unknown): string[] =>
    advise(input, id, rule.until)
      .trace.filter((each) => each.rule === rule.id)
      .map(({ status }) => status);
  void describe(`every rule of ${id}`, () => {
    for (const rule of files.rules)
      void test(`${rule.id}: ${rule.says}`, () => {
        assert.ok(statuses(rule, rule.examples.fires).includes('fired'), 'its example fires');
        const other = statuses(rule, rule.examples.fails);
        assert.ok(other.length > 0 && other.every((status) => status === 'failed'), 'its other example fails');
        assert.match(rule.says, /^[A-Z].*\.$/su);
        assert.doesNotMatch(JSON.stringify([rule.says, rule.effect]), NEVER_SAID);
        assert.doesNotMatch(rule.paragraph, UNREADABLE);
        assert.ok(rule.paragraph !== '', 'it names the place in its source');
      });
  });

  void test(`${id} has every factor and vulnerability of the field, and nothing asked that nobody may answer`, () => {
    const ofKind = (kind: string) => files.facts.filter((fact) => fact.kind === kind);
    // A version may ask more, and drops nothing of what the field knows.
    assert.ok(ofKind('factor').length >= 19);
    assert.ok(ofKind('person-fact').length >= 24);
    assert.ok(files.facts.every(({ whoMayAnswer }) => whoMayAnswer.length > 0));
    assert.ok(files.facts.every(({ paragraph }) => !UNREADABLE.test(paragraph)));
    assert.doesNotMatch(JSON.stringify(files.facts), NEVER_SAID);
  });

  void test(`${id} gives one act one owner and one time`, () => {
    const acts = new Map<string, string>();
    for (const { effect } of files.rules) {
      if (!('duty' in effect)) continue;
      const { id: act, owner, within } = effect.duty;
      const said = JSON.stringify([owner, within]);
      assert.equal(acts.get(act) ?? said, said, act);
      acts.set(act, said);
    }
  });
}
