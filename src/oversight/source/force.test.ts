import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CsvReader, type Row } from './csv.ts';
import { FORCE_LIST, SHORT_NAMES } from './force-list.ts';
import { forceKey, forcesShort, forcesWithin, isNoForce, knownForce } from './force.ts';
import { pasted } from './source.make.ts';

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

describe('short names of forces', () => {
  it('given each, when looked up, then it is short for forces of the list and silently none of them', () => {
    for (const [short, ...names] of SHORT_NAMES) {
      assert.equal(knownForce(short), undefined, short);
      assert.ok(names.length > 0 && names.every((name) => knownForce(name) === name), short);
    }
    assert.deepEqual(forcesShort('staffs police'), ['Staffordshire']);
    assert.deepEqual(forcesShort('WMP'), ['West Midlands', 'West Mercia']);
    assert.deepEqual(forcesShort('Kentshire'), []);
  });

  const names: readonly (readonly [name: string, proposed: readonly string[]])[] = [
    ['GMP', ['Greater Manchester']],
    ['MPS', ['Metropolitan Police']],
    ['Met Police', ['Metropolitan Police']],
    ['TVP', ['Thames Valley']],
    ['WMP', ['West Midlands', 'West Mercia']],
    ['Northants Police', ['Northamptonshire']],
    ['GMP (Wigan)', ['Greater Manchester']],
    ['Norfolk and Suffolk', []],
    ['Kentshire', []],
  ];
  for (const [name, proposed] of names)
    it(`given “${name}” in a column of forces, when read, then it is asked, and what it may be is proposed`, async () => {
      const text = `Force,Outcome 21 2019/20\nEssex,5\n${name},60\n`;
      const { counts, questions } = await pasted(text);
      const asked = questions.filter(({ about }) => about === 'force');
      assert.deepEqual(
        asked.map(({ printed, proposals }) => [printed, proposals.map(({ answer }) => answer)]),
        [[name, [...proposed, name]]],
      );
      assert.equal(counts[1]?.force, name);
      const answers = [{ about: 'force', printed: name, answer: 'Greater Manchester Police' }];
      const read = await pasted(text, { answers });
      assert.deepEqual(
        [read.counts[1]?.force, read.questions.some(({ about }) => about === 'force')],
        ['Greater Manchester', false],
      );
    });

  it('given another body or a nation beside forces, when read, then nobody is asked which force it is', async () => {
    const { questions } = await pasted('Force,Outcome 21 2019/20\nEssex,5\nPSNI,60\nEngland and Wales,900\n');
    assert.deepEqual(
      questions.filter(({ about }) => about === 'force'),
      [],
    );
  });
});
