import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CsvReader, type Row } from './csv.ts';
import { FORCE_LIST } from './force-list.ts';
import { forceKey, forcesWithin, isNoForce, knownForce } from './force.ts';

const rowsOf = (file: string): readonly Row[] => {
  const csv = new CsvReader();
  return [...csv.read(readFileSync(`data/ref/${file}`, 'utf8')), ...csv.end()].slice(1);
};

describe('the list of forces', () => {
  it('given the areas and the names of data.police.uk, when held against it, then it has each, under every spelling', () => {
    assert.equal(FORCE_LIST.length, 44);
    for (const [area = '', name = ''] of rowsOf('pfa_population_10_17_mid2019.csv'))
      assert.deepEqual(
        [knownForce(area), FORCE_LIST.find((each) => each.area === area)?.name],
        [knownForce(name), knownForce(name)],
      );
    for (const [slug = '', label = ''] of rowsOf('policeuk-force-slugs-pop2010.csv')) {
      const name = FORCE_LIST.find((each) => each.slug === slug)?.name;
      assert.equal(knownForce(slug), name, slug);
      if (label !== '') assert.equal(knownForce(label), name, label);
    }
  });

  it('given names that tables use beside each other, when looked up, then they are one force; other bodies are none', () => {
    for (const [one, other] of [
      ['Devon & Cornwall', 'Devon and Cornwall'],
      ['Metropolitan Police Service', 'Metropolitan'],
      ['City of London Police', 'London, City of'],
      ['Hampshire and Isle of Wight Constabulary', 'Hampshire'],
      ['Dyfed Powys Police', 'Dyfed-Powys'],
      ['btp', 'British Transport Police'],
    ] as const)
      assert.deepEqual([knownForce(one) === undefined, knownForce(one)], [false, knownForce(other)]);
    assert.notEqual(forceKey('Force 1'), forceKey('Force 2'));
    assert.equal(forceKey('Force 1'), forceKey(' force  1'));
    assert.equal(forceKey('Kent (2)'), forceKey('Kent Police'));
    assert.deepEqual(['PSNI', 'Police Scotland', 'Action Fraud', 'Cifas'].map(isNoForce), [true, true, true, true]);
    assert.deepEqual(forcesWithin('West Yorkshire, then North Yorkshire and Kent'), [
      'West Yorkshire',
      'North Yorkshire',
      'Kent',
    ]);
  });
});
