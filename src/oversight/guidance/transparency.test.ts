import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Adviser, type Policy } from '../../policy/index.ts';
import { shipped } from './guidance.make.ts';
import { versionsIn } from './published.ts';
import { FIELDS } from './transparency.fields.ts';
import { transparencyRecord } from './transparency.ts';

const PROGRAM = { version: '9.9.9', roles: { officer: 'takes a report', supervisor: 'decides' } };
const TODAY = '2026-11-22';

const recordOf = (policies: readonly Policy[]) => {
  const adviser = new Adviser(policies, (text) => `digest ${text.length}`);
  const [version] = versionsIn({
    adviser,
    versions: policies,
    now: () => new Date(`${TODAY}T12:00:00Z`),
    today: () => TODAY,
  });
  assert.ok(version);
  const fields = transparencyRecord(version, PROGRAM, TODAY);
  const text = (attribute: string): string =>
    fields.find((field) => field.attribute === attribute)?.says.join('\n') ?? '';
  return { version, fields, text };
};

const record = recordOf(shipped());

describe('the transparency record', () => {
  it('given every field of the standard, when the record is made, then each says something or says that the force has to', () => {
    assert.equal(record.fields.length, Object.values(FIELDS).flat().length);
    assert.equal(new Set(record.fields.map(({ number }) => number)).size, Object.values(FIELDS).flat().length);
    for (const { number, says, toFillIn, tier } of record.fields) {
      assert.ok(says.length > 0 || toFillIn !== undefined, number);
      assert.ok(
        says.every((line) => line.trim() !== '' && !line.includes('undefined')),
        number,
      );
      assert.equal(tier, { 0: 'none', 1: 'Tier 1', 2: 'Tier 2' }[Number(number[0])], number);
    }
  });

  it('given what only a force knows, when the record is made, then it is left to be filled in and never made up', () => {
    const left = [
      'contact_email',
      'organisation_name',
      'team',
      'senior_responsible_owner',
      'external_supplier',
      'impact_assessment',
      'frequency_and_scale_of_usage',
      'required_training',
      'phase',
      'date_of_completion',
    ];
    for (const attribute of left) {
      const field = record.fields.find((each) => each.attribute === attribute);
      assert.ok(field?.toFillIn !== undefined && field.says.length === 0, attribute);
    }
  });

  it('given guidance and program that are others, when the record is made, then it says so: it cannot go stale', () => {
    const newest = shipped().at(-1);
    assert.ok(newest);
    const { files } = newest;
    const rules = files.rules.slice(1).map((rule) => ({ ...rule, review: '2031-02-03', owner: 'somebody-else' }));
    const other = recordOf([
      ...shipped().slice(0, -1),
      { files: { ...files, rules, sources: files.sources.slice(0, 3) } },
    ]);
    assert.notEqual(other.text('model_version'), record.text('model_version'));
    assert.match(record.text('detailed_description'), new RegExp(`${files.rules.length} rules`, 'u'));
    assert.match(other.text('detailed_description'), new RegExp(`${files.rules.length - 1} rules`, 'u'));
    assert.match(other.text('maintenance'), /somebody else.*3 February 2031/u);
    assert.match(other.text('datasets'), /3 published sources/u);
    assert.match(record.text('system_architecture'), /9\.9\.9/u);
    assert.match(record.text('human_decisions_and_review'), /Supervisor: decides\./u);
  });
});
