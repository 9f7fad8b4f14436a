import assert from 'node:assert/strict';
import test from 'node:test';
import { draftProblems } from './draft.problem.ts';
import { draftPage } from './draft.view.ts';
import { decidePublishDraft, obstaclesOf, decideSaveDraft, decideStartDraft, type Draft } from './draft.ts';
import { differencesOf, entriesOf, withEntry } from './draft-part.ts';
import { PARTS } from './draft.schema.ts';
import { readFiles } from './draft.store.ts';
import { shipped } from './guidance.make.ts';
import { tryDraft } from './trial.ts';

const moment = {
  actor: { force: 'northmoor', staff: 'second', name: 'Second Example', roles: ['policy-owner'] },
  now: new Date('2026-11-22T12:00:00Z'),
};
const base = shipped().find(({ files }) => files.policy.id === '2024-05')?.files;
assert.ok(base !== undefined);
const start = { draft: 'draft', base, known: ['2016-11', '2024-05'], taken: ['2016-11', '2024-05'] };
const input = { policy: '2027-04', basedOn: '2024-05', from: '2027-04-01' };
const begun = decideStartDraft(readFiles)(start, input, moment);
assert.ok(begun.ok);
const files = begun.value[0]?.files ?? base;
const well = { isWell: true, summary: '', lines: [], at: moment.now };
const draft: Draft = {
  draft: 'draft',
  policy: '2027-04',
  basedOn: '2024-05',
  revision: 1,
  digest: 'd',
  files,
  writers: ['first'],
  publishedAt: undefined,
  tried: { scenarios: well, proof: well, comparison: well },
};
const codeOf = (done: ReturnType<typeof decidePublishDraft>) => (done.ok ? undefined : done.refusal.code);
const saidOf = (done: ReturnType<typeof decidePublishDraft>) =>
  done.ok ? '' : (draftProblems[done.refusal.code]?.sentence(done.refusal) ?? '');
const save = (found: Draft | undefined, content: unknown, revision = 1) =>
  decideSaveDraft(readFiles)(found, { draft: 'draft', revision, files: content }, moment);

test('given a version, when a draft is begun, then it is a copy with a name and a first day of its own', () => {
  assert.equal(files.policy.id, '2027-04');
  assert.equal(files.policy.inForceFrom, '2027-04-01');
  assert.deepEqual(files.rules, base.rules);
});

test('given a name that is taken or no version to begin from, when begun, then it is refused', () => {
  const taken = decideStartDraft(readFiles)({ ...start, taken: ['2027-04'] }, input, moment);
  assert.equal(taken.ok ? '' : taken.refusal.code, 'VersionIdTaken');
  const none = decideStartDraft(readFiles)({ ...start, base: undefined }, input, moment);
  assert.equal(none.ok ? '' : none.refusal.code, 'NoSuchVersion');
});

test('given a rule that names a fact which is not there, when saved, then it is refused whole with where and the nearest', () => {
  const named = files.rules.find((rule) => JSON.stringify(rule.when).includes('"factor"'));
  assert.ok(named !== undefined);
  const wrong = JSON.stringify(named).replace(/"factor":"([^"]+)"/u, '"factor":"$1x"');
  const changed = withEntry(files, 'rules', named.id, wrong);
  assert.ok(changed.ok);
  const done = save(draft, changed.value);
  assert.ok(!done.ok && done.refusal.code === 'DraftDoesNotHold');
  const [fault] = done.refusal.faults;
  assert.equal(fault?.file, 'rules');
  assert.ok(fault.nearest.length > 0);
});

test('given what is no JSON, or the head left empty, when edited, then it is said', () => {
  assert.ok(!withEntry(files, 'rules', 'x', '{').ok);
  assert.ok(!withEntry(files, 'policy', 'policy', '').ok);
});

test('given every entry of every part, when written as it is, then nothing differs; dropped or added, it is told', () => {
  for (const part of PARTS) {
    const [entry] = entriesOf(files, part);
    assert.ok(entry !== undefined, part);
    const same = withEntry(files, part, entry.key, JSON.stringify(entry.value));
    assert.ok(same.ok);
    assert.deepEqual(same.value, files);
  }
  const [rule] = files.rules;
  assert.ok(rule !== undefined);
  const dropped = { ...files, rules: files.rules.slice(1) };
  assert.deepEqual(
    differencesOf(files, dropped, PARTS).map(({ part, dropped: gone }) => [part, gone.map(({ key }) => key)]),
    [['rules', [rule.id]]],
  );
  assert.deepEqual(
    differencesOf(dropped, files, PARTS).map(({ added }) => added.length),
    [1],
  );
});

test('given an old revision or another id, when saved, then it is refused', () => {
  const old = save({ ...draft, revision: 2 }, files);
  assert.equal(old.ok ? '' : old.refusal.code, 'DraftChanged');
  const other = save(draft, { ...files, policy: { ...files.policy, id: '2028-01' } });
  assert.equal(other.ok ? '' : other.refusal.code, 'DraftDoesNotHold');
});

test('given a draft, when published, then only by another, as it stands, tried whole, and once', () => {
  const publish = (found: Draft | undefined, revision = 1) =>
    decidePublishDraft(found, { draft: 'draft', revision, sentencesRead: true }, moment);
  assert.ok(publish(draft).ok);
  assert.equal(codeOf(publish({ ...draft, writers: ['first', 'second'] })), 'WrittenByYou');
  assert.equal(codeOf(publish(draft, 2)), 'DraftChanged');
  const untried = publish({ ...draft, tried: { scenarios: well, comparison: well } });
  assert.equal(codeOf(untried), 'NotYetTried');
  assert.match(saidOf(untried), /Still to be tried on the draft’s page: proof\./u);
  assert.equal(codeOf(publish({ ...draft, publishedAt: moment.now })), 'DraftIsPublished');
  assert.equal(codeOf(publish(undefined)), 'NoSuchDraft');
  for (const inForceFrom of ['2025-01-01', '2026-11-22']) {
    const past = { ...files, policy: { ...files.policy, inForceFrom } };
    assert.equal(codeOf(publish({ ...draft, files: past })), 'BeginsInThePast', inForceFrom);
  }
  const [rule, ...others] = files.rules;
  assert.ok(rule !== undefined);
  const aged = { ...files, rules: [{ ...rule, review: '2026-11-22' }, ...others] };
  const neglected = publish({ ...draft, files: aged });
  assert.ok(!neglected.ok && neglected.refusal.code === 'RuleNeglected');
  assert.match(saidOf(neglected), new RegExp(`${rule.id}: Its review was due by 2026-11-22`, 'u'));
});

test('given a copy of a version, when its scenarios are tried and it is compared, then all is as it was', () => {
  const scenarios = tryDraft({ kind: 'scenarios', draft: files, base });
  assert.equal(scenarios.isWell, true);
  const comparison = tryDraft({ kind: 'comparison', draft: files, base });
  assert.match(comparison.summary, /The advice is that of 2024-05 in every case/u);
});

test('given a draft that lacks a rule, when its scenarios are tried, then those that it fails are named', () => {
  const lacking = { ...files, rules: files.rules.filter(({ id }) => id !== 'full-investigation-adult-involved') };
  const tried = tryDraft({ kind: 'scenarios', draft: lacking, base });
  assert.equal(tried.isWell, false);
  assert.ok(tried.lines.length > 0);
});

test('given a draft that holds, when it is published, then only by who says that they read its sentences', () => {
  const unread = decidePublishDraft(draft, { draft: 'draft', revision: 1, sentencesRead: false }, moment);
  assert.equal(codeOf(unread), 'SentencesNotRead');
  assert.match(saidOf(unread), /read each changed sentence beside its condition/u);
});

test('given a draft with more than one thing in its way, when its writer looks, then all of it is said', () => {
  const [rule, ...others] = files.rules;
  assert.ok(rule !== undefined);
  const says = rule.says.replace('.', ' at 7.');
  const aged = {
    ...files,
    policy: { ...files.policy, inForceFrom: '2026-11-22' },
    rules: [{ ...rule, says }, ...others],
  };
  const untried = { ...draft, files: aged, tried: {} };
  const obstacles = obstaclesOf(untried, '2026-11-22');
  assert.deepEqual(
    obstacles.map(({ code }) => code),
    ['BeginsInThePast', 'NotYetTried', 'RuleNeglected'],
  );
  const page = draftPage({ draft: untried, whyNot: { code: 'WrittenByYou' }, obstacles }, base, [], undefined, {
    ...moment.actor,
    roles: ['policy-owner'],
  });
  assert.match(JSON.stringify(page['obstacles']), /first day|begins on a day still to come.*Its sentence says 7/u);
  // Beside the sentence stands what it is about, as whoever publishes has to read it.
  assert.match(JSON.stringify(page['sentences']), new RegExp(`"id":"${rule.id}","says":"[^"]* at 7\\."`, 'u'));
});

test('given a draft of which a trial found something, when it is published or looked at, then it is said what, and there is nothing to press', () => {
  const refuted = {
    ...well,
    isWell: false,
    summary: '1 of 2 statements are refuted',
    lines: ['No adult. Against it: A.'],
  };
  const found = { ...draft, tried: { scenarios: well, proof: refuted } };
  const done = decidePublishDraft(found, { draft: 'draft', revision: 1, sentencesRead: true }, moment);
  assert.equal(codeOf(done), 'TriedInVain');
  const says = 'Proof: 1 of 2 statements are refuted. No adult. Against it: A. Put it right in the draft';
  assert.ok(saidOf(done).startsWith(says), saidOf(done));
  assert.ok(!done.ok);
  const page = (roles: readonly string[], whyNot: typeof done.refusal | undefined) =>
    draftPage({ draft: found, whyNot, obstacles: [] }, base, [], undefined, { ...moment.actor, roles })['whyNot'];
  assert.equal(page(['policy-owner'], done.refusal), saidOf(done));
  assert.equal(page(['policy-owner'], undefined), undefined);
  assert.match(String(page(['registrar'], undefined)), /A policy owner/u);
});
