import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportRead } from './import-read.ts';
import { pasted, said, whyNot } from './source.make.ts';

const settledFor = (about: string, answer: string) => ({ answers: [{ about, printed: null, answer }] });

const open = ({ questions }: ImportRead, about: string) =>
  questions.filter((each) => each.about === about).map(({ printed }) => printed);

describe('what a heading says of its column alone', () => {
  it('given “closed” and “recorded” in headings, when one answer is given for all, then it makes no column another', async () => {
    const text = 'Force,Outcome 21 closed 2019/20,Charged recorded 2019/20,Outcome 8 2019/20\nKent,100,20,3\n';
    const read = await pasted(text, settledFor('basis', 'closed'));
    assert.deepEqual(
      read.counts.map(({ basis }) => basis),
      ['closed', 'not-stated', 'closed'],
    );
    assert.deepEqual(open(read, 'basis'), ['Charged recorded 2019/20']);
    assert.equal((await pasted(text, settledFor('basis', 'recorded'))).counts[0]?.basis, 'closed');
    const answers = [{ about: 'basis', printed: 'Charged recorded 2019/20', answer: 'recorded' }];
    assert.equal((await pasted(text, { answers })).counts[1]?.basis, 'recorded');
  });

  it('given suspects in one heading and crimes asked of another, when one answer is given, then suspects stay people', async () => {
    const text = 'Force,Outcome 21 2019/20,Suspects aged 10-17 given Outcome 21 2019/20\nKent,12,15\n';
    const { counts } = await pasted(text, settledFor('unit', 'crimes'));
    assert.deepEqual(
      counts.map(({ unit, ageScope }) => [unit, ageScope]),
      [
        ['crimes', 'not stated'],
        ['people', '10 to 17'],
      ],
    );
    const scope = await pasted('Force,"Outcome 21, suspects under 18"\nKent,12\n', settledFor('unit', 'crimes'));
    assert.equal(scope.counts[0]?.unit, 'crimes');
  });
});

describe('rows and cells that a program or another language writes', () => {
  it('given “None” in a cell, when read, then it is asked whether it is 0, and is none until then', async () => {
    const text = 'Force,Outcome 21 2019/20\nKent,100\nGwent,None\n';
    const read = await pasted(text);
    assert.deepEqual([read.counts.map(said), open(read, 'nil')], [['100', 'not-given 0..'], ['None']]);
    const answers = [{ about: 'nil', printed: 'None', answer: '0' }];
    assert.deepEqual((await pasted(text, { answers })).counts.map(said), ['100', '0']);
  });

  it('given “of which” below forces and a total, when read, then no row of them is a force, and each is asked by its place', async () => {
    const text = 'Force,Outcome 21 2019/20\nKent,12\nOf which under 14,3\nEssex,34\nTotal,46\nOf which under 14,9\n';
    const read = await pasted(text, { publisher: 'Surrey' });
    const [kent, total] = ['Of which under 14 (below “Kent”)', 'Of which under 14 (below “Total”)'];
    assert.deepEqual(
      read.counts.map(({ force, ageScope, value }) => [force, ageScope, value]),
      [
        ['Kent', 'not stated', 12],
        [kent, 'under 14', 3],
        ['Essex', 'not stated', 34],
        [total, 'under 14', 9],
      ],
    );
    assert.deepEqual(
      read.questions
        .filter(({ about }) => about === 'force')
        .map(({ printed, proposals }) => [printed, proposals[0]?.answer]),
      [
        [kent, 'Kent'],
        [total, total],
      ],
    );
    assert.equal(
      (await pasted(text, { answers: [{ about: 'force', printed: kent, answer: 'Kent' }] })).counts[1]?.force,
      'Kent',
    );
  });

  for (const [welsh, english] of [
    ['Heddlu Gogledd Cymru', 'North Wales'],
    ['Heddlu De Cymru', 'South Wales Police'],
    ['Heddlu Dyfed-Powys', 'Dyfed Powys'],
    ['Heddlu Gwent', 'Gwent'],
  ] as const)
    it(`given ${english} under both its names, when read, then it is one force, given twice`, async () => {
      const text = `Heddlu,Outcome 21 2019/20\n${welsh},10\n`;
      assert.equal((await pasted(text)).counts[0]?.force, english.replace(' Police', '').replace('d P', 'd-P'));
      assert.match(await whyNot(`${text}${english},11\n`), /a second time/);
    });
});

describe('what would be lost without a word', () => {
  it('given cells of a column of counts that cannot be read, when read, then each is a count not given, and named with its place', async () => {
    const cells = ['3.5', '12%', '1e9', '0x1F', '１２'];
    const rows = ['Kent,5', 'Gwent,6', 'Dorset,7', 'Dyfed-Powys,8', 'Surrey,9'];
    const forces = ['Essex', 'Sussex', 'Cumbria', 'Durham', 'Cleveland'];
    const text = ['Force,Outcome 21 2019/20', ...rows, ...cells.map((cell, i) => `${forces[i] ?? ''},${cell}`)].join(
      '\n',
    );
    const { counts, oddities } = await pasted(`${text}\n`);
    assert.deepEqual(counts.slice(5).map(said), Array(5).fill('not-given ?..'));
    for (const [i, cell] of cells.entries())
      assert.ok(
        oddities.some(({ says, at }) => says.startsWith(`“${cell}”`) && at.row === 7 + i && at.column === 2),
        cell,
      );
  });

  it('given notes below a table, when read, then each is named with its place', async () => {
    const notes = ['* includes cancelled crimes', '[1] excludes 86/10', 'Note: as of June 2021'];
    const { oddities } = await pasted(`Outcome,2019/20,2020/21\nOutcome 21,5,7\nCharged,6,8\n${notes.join('\n')}\n`);
    assert.deepEqual(
      notes.map((note) => oddities.find(({ says }) => says.includes(`“${note}”`))?.at.row),
      [4, 5, 6],
    );
  });
});

describe('a force among other words', () => {
  it('given “Outcome 21 in Essex” as a row, when read, then it is asked whose it is, and no publisher is put on it', async () => {
    const text = 'Figure,2019/20\nOutcome 21 in Essex,10\nOutcome 21 in Kent,12\n';
    const read = await pasted(text, { publisher: 'Kent' });
    assert.deepEqual(
      [read.counts.map(({ force }) => force), open(read, 'force')],
      [['not stated', 'Kent'], ['Outcome 21 in Essex']],
    );
    const answers = [{ about: 'force', printed: 'Outcome 21 in Essex', answer: 'Essex' }];
    assert.equal((await pasted(text, { publisher: 'Kent', answers })).counts[0]?.force, 'Essex');
  });
});
