import assert from 'node:assert/strict';
import test from 'node:test';
import type { Actor } from '../access/index.ts';
import { isValueOf, someIn, valuesOf, type SettingDefinition } from './definition.ts';
import { settingsSchema } from './setting.schema.ts';
import { decideSettings, decideSigning, isSigned, type SettingSet, type Signature } from './setting.ts';

const definitions: readonly SettingDefinition[] = [
  { name: 'model', answers: ['LINK', 'INVOLVED'], default: 'INVOLVED', note: '', confidence: 'C2', source: 'S6' },
  { name: 'adopted', answers: [true, false], default: false, note: '', confidence: 'G', source: 'GK' },
];
const period: SettingDefinition = {
  ...{ kind: 'whole', name: 'period', unit: 'days', least: 1, most: 9, default: 2 },
  ...{ note: '', confidence: 'G', source: 'GK' },
};
const systems: SettingDefinition = {
  ...{ kind: 'some-of', name: 'systems', answers: ['one', 'two'], default: ['one'] },
  ...{ note: '', confidence: 'D', source: 'GK' },
};
const line: SettingDefinition = {
  ...{ kind: 'line', name: 'line', longest: 5, default: '' },
  ...{ note: '', confidence: 'G', source: 'GK' },
};
const now = new Date('2026-11-22T02:05:00Z');
const actor = (staff: string, ...roles: string[]): Actor => ({ force: 'northmoor', staff, name: staff, roles });
const set = (...signatures: Signature[]): SettingSet => ({
  id: 's',
  policy: 'p',
  settings: {},
  digest: Buffer.alloc(32),
  proposedAt: now,
  signatures,
});
const sign = (state: SettingSet | undefined, by: Actor) => decideSigning(state, { set: 's' }, { actor: by, now });
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal?.code);

test('given one answer, when proposed, then the set is whole: the others keep their defaults', () => {
  const done = decideSettings(definitions)(
    's',
    { policy: 'p', settings: { model: 'LINK' } },
    { actor: actor('a'), now },
  );
  assert.deepEqual(done.ok && done.value[0]?.settings, { model: 'LINK', adopted: false });
});

test('given a name or an answer that is not there, when proposed, then nothing is taken', () => {
  const propose = (settings: Record<string, string>) =>
    decideSettings(definitions)('s', { policy: 'p', settings }, { actor: actor('a'), now });
  assert.equal(codeOf(propose({ modle: 'LINK' })), 'UnknownSetting');
  assert.equal(codeOf(propose({ adopted: 'true' })), 'UnknownSettingValue');
});

test('given both roles in one person, when they sign twice, then the second is refused and the set does not stand', () => {
  const both = actor('a', 'registrar', 'policy-owner');
  const first = sign(set(), both);
  assert.ok(first.ok);
  const once = set({ signsAs: first.value[0]?.signsAs ?? 'registrar', staff: 'a', at: now });
  assert.equal(codeOf(sign(once, both)), 'SignedByYouAlready');
  assert.equal(isSigned(once), false);
});

test('given a registrar’s signature, when another registrar signs, then it is refused; when the policy owner does, it stands', () => {
  const once = set({ signsAs: 'registrar', staff: 'a', at: now });
  assert.equal(codeOf(sign(once, actor('b', 'registrar'))), 'AlreadySigned');
  assert.equal(codeOf(sign(once, actor('b', 'officer'))), 'NotASignatory');
  const done = sign(once, actor('c', 'policy-owner'));
  assert.ok(done.ok && isSigned(set(...once.signatures, { signsAs: 'policy-owner', staff: 'c', at: now })));
});

test('given a value of each kind, when it is asked whether the setting can have it, then only what it can have is taken', () => {
  for (const [definition, can, cannot] of [
    [period, [1, 9], [0, 10, 1.5, '2', undefined]],
    [systems, [['one'], ['two', 'one']], [[], ['three'], 'one', undefined]],
    [line, ['', 'five5'], ['six666', 'a\nb', 5, undefined]],
  ] as const) {
    for (const value of can) assert.ok(isValueOf(definition, value), `${definition.name} can be ${String(value)}`);
    for (const value of cannot) assert.ok(!isValueOf(definition, value), `${definition.name} is no ${String(value)}`);
  }
});

test('given a set that was signed before a setting was there, when it is read, then the default of that one stands', () => {
  assert.deepEqual(valuesOf([period, systems], { systems: ['two'] }), { period: 2, systems: ['two'] });
});

const fixed = {
  ...{ kind: 'some-of', name: 'fixed', answers: ['one', 'two', 'three'], default: ['one', 'two'] },
  ...{ note: '', confidence: 'C', source: 'S1', fixed: { answers: ['one', 'two'], why: 'The source has both.' } },
} as const satisfies SettingDefinition;

test('given answers that no force takes away, when a set leaves one out, then it is refused with which and why; more is taken', () => {
  const propose = (value: readonly string[]) =>
    decideSettings([fixed])('s', { policy: 'p', settings: { fixed: value } }, { actor: actor('a'), now });
  const without = propose(['two', 'three']);
  assert.deepEqual(!without.ok && without.refusal, {
    ...{ code: 'FixedInSetting', name: 'fixed', leftOut: 'one', why: 'The source has both.' },
  });
  assert.ok(propose(['one', 'two', 'three']).ok);
  const form = settingsSchema([fixed]).safeParse({ fixed: [] });
  assert.match(form.error?.issues[0]?.message ?? '', /The source has both/);
});

test('given a set signed before an answer was fixed, when it is read, then that answer stands with what was added', () => {
  assert.deepEqual(valuesOf([fixed], { fixed: ['three', 'one'] }), { fixed: ['one', 'two', 'three'] });
  assert.deepEqual(someIn({ fixed: ['three', 'one'] }, fixed), ['one', 'two', 'three']);
});
