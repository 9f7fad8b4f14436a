import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SHIPPED } from '../../../test/consistency/outcomes.make.ts';
import { readAllOutcomes } from '../source/index.ts';
import { unlike } from './claim-base.ts';
import { reckon } from './claim.ts';
import { ClaimsAnswer, PublishedClaims, type Verdict } from './claim.schema.ts';
import { claimsText } from './claims.cli.ts';
import { claimsAnswer, claimsTable } from './claims.view.ts';
import { hiddenFigures } from './held-figure.ts';
import { publishedClaims } from './published-claims.ts';

const all = publishedClaims();
const answer = claimsAnswer(all);

/** A claim’s value, reckoned, to four decimals. */
const reckoned = (id: string): number => {
  const { low, high } = answer.claims.find((claim) => claim.id === id)?.recomputed ?? assert.fail(id);
  assert.equal(low, high, `${id} is no single value`);
  return Math.round((low ?? Number.NaN) * 10_000) / 10_000;
};

/** The same files with one count written otherwise. */
const withFigure = (id: string, value: number | null): PublishedClaims => {
  const figure = all.figures[id] ?? assert.fail(id);
  return { ...all, figures: { ...all.figures, [id]: { ...figure, value } } };
};

const verdictOf = (from: PublishedClaims, id: string): Verdict =>
  claimsAnswer(from).claims.find((claim) => claim.id === id)?.verdict ?? assert.fail(id);

describe('published claims', () => {
  it('given the printed counts, when every claim is reckoned, then each comes to what arithmetic says', () => {
    const expected: readonly (readonly [string, number])[] = [
      ['up-33', 0.3326],
      ['up-131', 1.3104],
      ['seventeen-a-day', 17.0904],
      ['more-than-halved', -0.58],
      ['almost-a-third', 0.2954],
      ['half-of-reports', 0.5178],
      ['one-in-six', 5.7592],
      ['thirty-of-6499', 0.0046],
      ['wy-2019', 0.9765],
      ['wy-2020', 0.9632],
      ['wy-2021', 0.8915],
      ['staffordshire', 131.8],
      ['remove-44', 0.4419],
      ['remove-56', 0.5622],
      ['remove-26', 0.2638],
    ];
    assert.deepEqual(
      expected.map(([id]) => [id, reckoned(id)]),
      expected,
    );
  });

  it('given the claims, when judged, then which hold, which depend on the base and which nobody can reproduce is said', () => {
    const of = (verdict: Verdict) => answer.claims.filter((claim) => claim.verdict === verdict).map(({ id }) => id);
    assert.deepEqual(of('holds'), [
      ...['up-131', 'up-33', 'seventeen-a-day', 'more-than-halved', 'remove-44', 'remove-56', 'cumbria-40'],
    ]);
    assert.deepEqual(of('depends-on-the-base'), [
      ...['staffordshire', 'almost-a-third', 'half-of-reports', 'one-in-six', 'csae-2023'],
    ]);
    assert.deepEqual(of('depends-on-the-unstated'), ['six-a-day', 'nearly-tripled', 'uk-63']);
    assert.deepEqual(of('disagrees'), ['hampshire']);
    assert.deepEqual(of('does-not-hold'), ['bedfordshire-66']);
    assert.deepEqual(of('cannot-be-reproduced'), [
      ...['most-used', 'far-above-arrests', 'doubling', 'per-month', 'six-per-cent', 'cps-ages', 'csae-2024'],
      ...['remove-324', 'nca-double', 'sussex-11'],
    ]);
    assert.deepEqual(of('nothing-to-test'), [
      ...['wy-2019', 'wy-2020', 'wy-2021', 'wy-21-and-22-2020', 'wy-21-and-22-2021', 'no-arrests', 'thirty-of-6499'],
      ...['under-ten', 'nspcc-2013-to-2015', 'remove-26', 'tech-share'],
    ]);
  });

  it('given a number printed as “about” or “more than”, when reckoned, then the value is a bound and never one number', () => {
    const words = (id: string) => answer.claims.find((claim) => claim.id === id) ?? assert.fail(id);
    assert.equal(
      words('csae-2023').recomputed.words,
      'between a rise of 7.4% and a rise of 8.4%, as a count in it is printed rounded',
    );
    assert.match(
      words('sussex-11').otherBases[0]?.words ?? '',
      /: 1 in 28\.5 or more, as a count in it is printed as a/,
    );
    assert.deepEqual(words('sussex-11').otherBases[0]?.high, null);
    assert.match(
      words('uk-63').recomputed.words,
      /^between 63\.2% and 73\.8%, as some of the whole are not broken down$/,
    );
    const inexact = /about|more than|over |million/u;
    for (const [id, { given = '', value }] of Object.entries(all.figures))
      if (inexact.test(given)) assert.equal(value, null, id);
  });

  it('given unlike counts, when set against each other, then it is called a ratio and no share', () => {
    const { why, recomputed } = answer.claims.find(({ id }) => id === 'staffordshire') ?? assert.fail();
    assert.match(recomputed.words, /131\.8 to 1 \(a ratio, not a share\)/);
    assert.match(why, /unlike in counts \(outcomes; arrests\)/);
  });

  it('given West Yorkshire’s fall of 21, when the alarm is asked, then it calls it recoding', () => {
    const { why } = answer.claims.find(({ id }) => id === 'wy-21-and-22-2021') ?? assert.fail();
    assert.match(
      why,
      /from 96\.3% to 89\.2% .* 22 took up about 100\.9% of it .*recoding.* The base is these two years, with 20 and 8 among/,
    );
    assert.match(why, /Not given.*: 20 and 8\./);
    assert.match(why, /Community resolution \(8\) is held back here/);
  });

  it('given a count written otherwise, when judged, then what held no longer does; given it away, nothing can be told', () => {
    assert.equal(verdictOf(all, 'up-131'), 'holds');
    assert.equal(verdictOf(withFigure('npcc-offences-2014-15', 2900), 'up-131'), 'does-not-hold');
    assert.equal(verdictOf(withFigure('npcc-offences-2014-15', null), 'up-131'), 'cannot-be-reproduced');
  });

  it('given two bases mixed, when judged, then the claim depends on the base', () => {
    const mixed = { kind: 'share', of: ['remove-actioned-2024'], over: ['nspcc-2015'] } as const;
    assert.deepEqual(
      unlike(mixed, all.figures).map((words) => words.split(' ')[0]),
      ['counts', 'offences', 'forces', 'periods'],
    );
  });

  it('given a part of other ages than its whole, when judged, then it is said, whichever claim it is in', () => {
    for (const id of ['cumbria-40', 'one-in-six', 'almost-a-third'])
      assert.match(
        answer.claims.find((claim) => claim.id === id)?.why ?? '',
        /narrower than its whole in|Not stated: .*ages/,
        id,
      );
  });

  it('given a share of offences whose ages may not be known, when it holds, then it is said to be the least, and of whom', () => {
    const why = answer.claims.find(({ id }) => id === 'cumbria-40')?.why ?? '';
    assert.match(why, /in how many of them an age was recorded is not printed: .* 40% is the least it can be/);
    assert.match(why, /does not say whether as suspects or as victims/);
  });

  it('given counts of another base or source, when a claim leaves, then each is in its list with its basis and source', () => {
    const figuresOf = (id: string) => answer.claims.find((claim) => claim.id === id) ?? assert.fail(id);
    const ids = (id: string) => figuresOf(id).figures.map((figure) => figure.id);
    assert.ok(ids('almost-a-third').includes('suffolk-reports'));
    assert.ok(ids('one-in-six').includes('nspcc-2014'));
    assert.ok(ids('hampshire').includes('hampshire-ho'));
    assert.match(figuresOf('hampshire').why, /has 336: .*closed basis; .*\(Home Office: .*first issue, 2019\)/);
    const table = claimsTable(answer);
    const at = table.columns.indexOf('On another base');
    const row = table.rows.find(([says]) => String(says).startsWith('Almost a third')) ?? assert.fail();
    assert.match(String(row[at]), /51\.8%/);
  });
});

describe('published counts from 1 to 4', () => {
  const hidden = hiddenFigures(all.figures);

  it('given a small count, when the claims leave, then neither it nor what would give it away is in them', () => {
    const small = Object.entries(all.figures).filter(([, { value }]) => value !== null && value > 0 && value < 5);
    assert.equal(small.length, 8);
    for (const [id] of small) assert.ok(hidden.has(id), id);
    const shown = answer.claims.flatMap(({ figures }) => figures);
    for (const { id, value } of shown) assert.ok(value === null || value === 0 || value > 4, id);
    for (const { id, shown: printed } of shown) assert.doesNotMatch(printed, /^[1-4]$/, id);
  });

  it('given one printed column, when its small counts are held back, then at least two are, and they come to 10 or more', () => {
    for (const year of ['2019', '2020', '2021']) {
      const column = Object.entries(all.figures).filter(([, { together }]) => together === `wy-${year}`);
      const held = column.filter(([id]) => hidden.has(id));
      assert.ok(held.length >= 2, year);
      assert.ok(held.reduce((sum, [, { value }]) => sum + (value ?? 0), 0) >= 10, year);
    }
  });

  it('given Hampshire’s count, when its ratio is told, then only between which bounds it lies', () => {
    const { recomputed, figures } = answer.claims.find(({ id }) => id === 'hampshire') ?? assert.fail();
    assert.deepEqual([recomputed.low, recomputed.high], [1 / 16, 4 / 16]);
    assert.deepEqual(
      figures.map(({ shown }) => shown),
      ['fewer than 5', '16', '336'],
    );
  });

  it('given a claim that adds up a part of what is held back, when reckoned, then it is refused as a fault', () => {
    const part = { kind: 'total', of: ['wy-charge-2019', 'wy-caution-2019'], over: [] } as const;
    assert.throws(() => reckon(part, all.figures, hidden), /some, but not all/);
  });
});

describe('where sources disagree', () => {
  it('given the listed disagreements, when shown, then all 18 on guidance stand with both sides, and those on figures too', () => {
    const guidance = answer.disagreements.filter(({ kind }) => kind === 'guidance');
    assert.equal(guidance.length, 18);
    assert.equal(answer.disagreements.length - guidance.length, 16);
    for (const { id, sides } of answer.disagreements) assert.equal(new Set(sides.map(({ says }) => says)).size, 2, id);
    for (const { id, sides, oneSource } of answer.disagreements)
      assert.equal(new Set(sides.map(({ source }) => source)).size, oneSource ? 1 : 2, id);
    const hampshire = answer.disagreements.find(({ id }) => id === 'hampshire-21') ?? assert.fail();
    assert.deepEqual(
      hampshire.sides.map(({ figure }) => figure),
      ['fewer than 5', '336'],
    );
    for (const { base } of hampshire.sides) assert.match(base ?? '', /basis.*; .* to /u);
    assert.match(hampshire.note, /code.*What makes the distance is not known/);
  });

  it('given the Home Office’s counts among them, when the table that ships is read, then they are its own', async () => {
    const read = await readAllOutcomes([SHIPPED], '86');
    if (read.kind === 'refused') assert.fail(read.sentence);
    const closed = (force: string): number =>
      read.outcomes.counts
        .filter((count) => count.force === force && count.outcomeType === '21')
        .reduce((sum, { values: { closed: value } }) => sum + (value.kind === 'missing' ? 0 : value.value), 0);
    assert.deepEqual(
      ['Hampshire', 'West Yorkshire'].map(closed),
      ['hampshire-ho', 'wy-ho'].map((id) => all.figures[id]?.value),
    );
  });
});

it('given the answer, when it is written for a terminal and for a program, then both have every claim, its source and its verdict', () => {
  assert.deepEqual(ClaimsAnswer.parse(answer), answer);
  const text = claimsText(answer);
  for (const { says, verdictWords } of answer.claims) assert.ok(text.includes(`${says} [${verdictWords}]`), says);
  assert.match(text, /Open Government Licence/);
  const known = new Set(answer.sources.map(({ id }) => id));
  for (const { saidBy, figures } of answer.claims)
    for (const id of [saidBy, ...figures.map(({ source }) => source)]) assert.ok(known.has(id), id);
});
