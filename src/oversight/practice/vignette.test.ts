import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openGuidance } from '../../guidance.ts';
import { readVignettes } from './library.ts';
import { answersOf } from './vignette.ts';
import type { Vignette } from './vignette.schema.ts';

const { adviser, versions } = openGuidance();
const library = readVignettes();

const filesOf = ({ policy }: Vignette) => {
  const files = versions.find((version) => version.files.policy.id === policy)?.files;
  assert.ok(files !== undefined, `no version ${policy}`);
  return files;
};

const adviceOn = (vignette: Vignette) => {
  const { policy, recorded } = vignette;
  const advice = adviser.advise(answersOf(vignette, filesOf(vignette)), { today: recorded.on ?? '', policy });
  if (!advice.ok)
    assert.fail(`${vignette.id}: ${advice.refusal.map(({ field, says }) => `${field} ${says}`).join('; ')}`);
  return advice.value;
};

/** What is wrong with cases as a library: names that lead nowhere, and lines of which only one side is ever shown. */
const faultsIn = (vignettes: readonly Vignette[]): readonly string[] => {
  const told = vignettes.map((vignette) => ({ vignette, advice: adviceOn(vignette) }));
  const seen = (rule: string, status: string): boolean =>
    told.some(({ advice }) => advice.trace.some((line) => line.rule === rule && line.status === status));
  return told.flatMap(({ vignette: { id, about, rules, recorded }, advice }) => [
    ...((recorded.people ?? []).some(({ ref }) => ref === about) ? [] : [`${id}: nobody is ${about}`]),
    ...rules.flatMap((rule) => [
      ...(seen(rule, 'fired') ? [] : [`${id}: ${rule} never fires`]),
      ...(seen(rule, 'failed') ? [] : [`${id}: ${rule} always fires`]),
    ]),
    ...(advice.people.some(
      (person) => person.ref === about && person.outcomes.some(({ standing }) => standing !== 'barred'),
    )
      ? []
      : [`${id}: every outcome is barred`]),
  ]);
};

describe('the library of standard cases', () => {
  it('given the library, when its guidance is asked, then every case is answered, and each rule it tries is shown from both sides', () => {
    assert.ok(library.length >= 20, `${library.length} cases`);
    assert.equal(new Set(library.map(({ id }) => id)).size, library.length);
    assert.deepEqual(faultsIn(library), []);
  });

  it('given the library, when its rules are looked at, then response, category, role and outcomes are all tried', () => {
    const tried = new Set(library.flatMap(({ rules }) => rules));
    const effects = library.flatMap((vignette) =>
      filesOf(vignette)
        .rules.filter(({ id }) => tried.has(id))
        .map(({ effect }) => Object.keys(effect)[0]),
    );
    assert.deepEqual(
      ['response', 'category', 'role', 'standing'].filter((effect) => !effects.includes(effect)),
      [],
    );
  });

  it('given both versions of the guidance, when their cases are looked at, then each has enough for a round, and one told under both is the same case', () => {
    const of = (policy: string) => library.filter((vignette) => vignette.policy === policy);
    assert.ok(of('2016-11').length >= 20 && of('2024-05').length >= 20);
    const told = ({ story, about, rest, recorded: { on: _, ...recorded } }: Vignette) => ({
      story,
      about,
      rest,
      recorded,
    });
    for (const older of of('2016-11')) {
      const newer = library.find(({ id }) => id === older.id.replace(/-2016$/u, ''));
      assert.ok(newer?.policy === '2024-05', older.id);
      // What people decide differently under the two then comes of the guidance, and of no other word.
      assert.deepEqual(told(older), told(newer));
    }
  });

  it('given a case with a rule, a person or an answer that the guidance does not have, when it is looked at, then it is found', () => {
    const [first, ...rest] = library;
    assert.ok(first !== undefined);
    assert.match(faultsIn([{ ...first, rules: ['no-such-rule'] }, ...rest]).join(), /no-such-rule never fires/);
    assert.match(faultsIn([{ ...first, about: 'Z' }, ...rest]).join(), /nobody is Z/);
    const slip: Vignette = { ...first, recorded: { ...first.recorded, factors: { coersion: 'confirmed' } } };
    assert.throws(() => faultsIn([slip]), /coersion/);
  });

  it('given two neighbours that differ in a vulnerability alone, when advised, then the outcomes of that child are the same', () => {
    const standing = (id: string) => {
      const vignette = library.find((one) => one.id === id);
      assert.ok(vignette !== undefined, id);
      return adviceOn(vignette)
        .people.find(({ ref }) => ref === vignette.about)
        ?.outcomes.map(({ code, standing: at }) => `${code} ${at}`);
    };
    assert.deepEqual(standing('in-care'), standing('two-willing-sender'));
  });

  it('given a file that is not whole, or a case in the file of another version, when it is read, then the start stops and names the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vignettes-'));
    const file = join(folder, '2024-05.json');
    writeFileSync(file, JSON.stringify([{ ...library[0], why: undefined }]));
    assert.throws(() => readVignettes(folder), /2024-05\.json.*why/s);
    writeFileSync(file, JSON.stringify([{ ...library[0], policy: '2016-11' }]));
    assert.throws(() => readVignettes(folder), /two-willing is for 2016-11/);
  });
});
