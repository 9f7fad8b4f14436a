import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { askShellNow } from '../../../test/shell-asked.ts';
import { made, SHIPPED, shares, table } from '../../../test/consistency/outcomes.make.ts';
import { ComparisonShape } from './comparison-shape.ts';

const QUESTION = ['--offence', '86', '--numerator', '21', '--denominator', '21,1', '--basis', 'closed'];

const run = (...args: readonly string[]) => askShellNow(['consistency', ...args]);

const pair = z.tuple([z.number(), z.number()]);
const answerSchema = z.strictObject({
  definition: z.looseObject({ basis: z.literal('closed'), source: z.string() }),
  overall: z.number(),
  forces: z.array(
    z.strictObject({
      force: z.string(),
      numerator: z.int(),
      denominator: z.int(),
      share: z.number(),
      interval: pair,
      limits95: pair,
      limits998: pair,
      outside: z.enum(['no', '95', '99.8']),
      z: z.number(),
      pooled: z.number(),
    }),
  ),
  spread: z.strictObject({ sd: z.number(), sdInterval: pair, mor: z.number(), morInterval: pair, range80: pair }),
  overdispersion: z.strictObject({ phi: z.number(), phiWinsorised: z.number(), tau2: z.number() }),
  excluded: z.array(z.strictObject({ force: z.string(), why: z.string() })),
  warnings: z.array(z.string()),
});

describe('evenhand consistency', () => {
  it('given the table that ships, when asked for JSON, then the answer has the published shape', () => {
    const { status, stdout, stderr } = run(SHIPPED, ...QUESTION, '--json');
    assert.deepEqual([status, stderr], [0, '']);
    const answer = answerSchema.parse(JSON.parse(stdout));
    assert.deepEqual([answer.forces.length, answer.excluded.length], [43, 1]);
  });

  it('given no --json, when run, then the text begins with the spread and ends with the licence', () => {
    const { status, stdout } = run(SHIPPED, ...QUESTION);
    assert.equal(status, 0);
    assert.match(stdout, /^Among 43 forces, the share[^\n]*median odds ratio/);
    // Of case mix the shell says what the page says.
    assert.match(stdout, /\nNo figure is adjusted for case mix: the source does not give/);
    assert.match(stdout, /Open Government Licence v3\.0\.\n$/);
  });

  it('given a small count that is hidden, when run, then the first sentence has it wherever it lies, in the text and in JSON', () => {
    const known = shares({ Kent: [3, 1], Essex: [30, 10], Surrey: [5, 15] });
    const hidden = [
      { force: 'Gwent', type: '21', closed: '<5' },
      { force: 'Gwent', type: '1', closed: 9 },
    ];
    const path = made('hidden.csv', table([...known, ...hidden]));
    const first = /^Among 4 forces, 1 of them with a hidden count, .* \(52\.7% to 54\.5% overall\)/;
    const text = run(path, ...QUESTION).stdout;
    assert.match(text, first);
    assert.match(text, /Gwent: type 21 in Q1 2018\/19 is given as “<5”.*it is in the headline/);
    const { warnings } = z
      .object({ warnings: z.array(z.string()) })
      .parse(JSON.parse(run(path, ...QUESTION, '--json').stdout));
    assert.match(warnings[0] ?? '', first);
  });

  /** Ten forces of which three hide a count, as invented as they are few. */
  const hiding = made(
    'hiding.csv',
    table([
      ...shares({ Kent: [40, 20], Essex: [50, 15], Dorset: [20, 30], Durham: [70, 20], Cumbria: [45, 12] }),
      ...shares({ Norfolk: [55, 20], Suffolk: [60, 25] }),
      ...['Gwent', 'Surrey'].flatMap((force) => [
        { force, type: '21', closed: '<5' },
        { force, type: '1', closed: 30 },
      ]),
      { force: 'Sussex', type: '21', closed: 30 },
      { force: 'Sussex', type: '1', closed: '<5' },
    ]),
  );
  const jsonOf = (...args: readonly string[]) => ComparisonShape.parse(JSON.parse(run(...args, '--json').stdout));
  const two = (value: number): string => value.toFixed(2);

  it('given hidden counts, when run, then JSON has no figure as if they were known, and what it gives of all is what the text says', () => {
    const { overall, spread, withHidden, withoutHidden, warnings } = jsonOf(hiding, ...QUESTION);
    assert.deepEqual([overall, spread], [null, null]);
    const [low, high] = withHidden?.spread?.mor ?? [0, 0];
    const [from, to] = withHidden?.overall ?? [0, 0];
    const percents = `(${(from * 100).toFixed(1)}% to ${(to * 100).toFixed(1)}% overall)`;
    const text = run(hiding, ...QUESTION).stdout;
    for (const said of [percents, `median odds ratio of ${two(low)} to ${two(high)}`])
      assert.ok(text.includes(said), said);
    // Of the seven that hide nothing the same is given that their sentence has.
    const { mor = 0 } = withoutHidden?.spreadOfFew ?? {};
    assert.equal(withoutHidden?.forces, 7);
    assert.ok(
      warnings.some((warning) => warning.includes(`the other 7 forces`) && warning.includes(`put at ${two(mor)} (`)),
      warnings.join('\n'),
    );
  });

  it('given ten forces without a hidden count, when run, then JSON has the spread of the text under its own name, and the one by likelihood as ever', () => {
    const names = ['Kent', 'Essex', 'Dorset', 'Durham', 'Cumbria', 'Norfolk', 'Suffolk', 'Gwent', 'Surrey', 'Sussex'];
    const few = made(
      'ten.csv',
      table(shares(Object.fromEntries(names.map((name, i) => [name, [10 + 7 * i, 60 - 5 * i]] as const)))),
    );
    const { spread, spreadOfFew, withHidden, forces } = jsonOf(few, ...QUESTION);
    const text = run(few, ...QUESTION).stdout;
    assert.ok(spread !== null && spreadOfFew !== undefined && spreadOfFew.mor > spread.mor);
    assert.ok(
      text.includes(`median odds ratio of ${two(spreadOfFew.mor)} (95% interval ${two(spreadOfFew.morInterval[0])}`),
    );
    const kent = forces.find(({ force }) => force === 'Kent');
    assert.match(text, new RegExp(`^Kent .* ${((kent?.pooledOfFew ?? 0) * 100).toFixed(1)}%$`, 'mu'));
    assert.equal(withHidden, undefined);
  });

  it('given “<5”, when nobody has said whether it can be 0, then that is asked; once it is said, it is read so', () => {
    const asks = /Nobody has said whether “<5” can be 0/u;
    const [unsaid, from0, from1] = [
      run(hiding, ...QUESTION),
      run(hiding, ...QUESTION, '--small-from', '0'),
      run(hiding, ...QUESTION, '--small-from', '1'),
    ];
    assert.match(unsaid.stdout, asks);
    assert.match(unsaid.stdout, /Gwent +1 to 4 /u);
    assert.doesNotMatch(from0.stdout, asks);
    assert.match(from0.stdout, /Gwent +0 to 4 /u);
    assert.match(from1.stdout, /“<5” is read as 1 and more, as was said/u);
    const wrong = run(hiding, ...QUESTION, '--small-from', '2');
    assert.deepEqual([wrong.status, wrong.stdout], [2, '']);
    assert.doesNotMatch(run(SHIPPED, ...QUESTION).stdout, /Nobody has said whether/u);
  });

  it('given --svg, when run, then the funnel is in the file', () => {
    const path = join(dirname(made('beside', '')), 'funnel.svg');
    assert.equal(run(SHIPPED, ...QUESTION, '--svg', path).status, 0);
    assert.match(readFileSync(path, 'utf8'), /^<svg .*<\/svg>\n$/s);
  });

  const bad: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no such file', ['nowhere.csv', ...QUESTION], /nowhere\.csv was not read: there is no such file/],
    ['a directory', ['src', ...QUESTION], /is a directory/],
    ['an unknown basis', [SHIPPED, ...QUESTION.slice(0, -1), 'both'], /“both” is no basis/],
    ['an unknown offence', [SHIPPED, '--offence', '8600', ...QUESTION.slice(2)], /nearest: .*86/],
    [
      'arrests',
      [SHIPPED, ...QUESTION.slice(0, 2), '--numerator', 'arrests', ...QUESTION.slice(4)],
      /an arrest is of a person/,
    ],
    ['the file twice', [SHIPPED, SHIPPED, ...QUESTION], /would count twice/],
    ['a vintage of nothing', [SHIPPED, ...QUESTION, '--vintage', 'July 2024'], /give that issue with --revised/],
    [
      'the totals of a year as a later issue',
      [SHIPPED, ...QUESTION, '--revised', 'data/ho-outcomes/revised_2018-19_crosscheck.csv'],
      /it is a table of a year’s outcomes by force.*“evenhand import --dry-run data\/ho-outcomes\/revised/,
    ],
    ['an option left out', [SHIPPED, ...QUESTION.slice(2)], /--offence/],
    ['no file', QUESTION, /missing required argument/],
  ];
  for (const [what, args, sentence] of bad)
    it(`given ${what}, when run, then one sentence, exit code 2 and nothing written`, () => {
      const path = join(dirname(made('beside', '')), `${what}.svg`);
      const { status, stdout, stderr } = run(...args, '--json', '--svg', path);
      assert.deepEqual([status, stdout, existsSync(path)], [2, '', false]);
      // One sentence; where the call itself is wrong, how it is called stands under it.
      const [said = '', ...rest] = stderr.trim().split('\n');
      assert.match(said, sentence);
      assert.deepEqual(rest, said.startsWith('error:') ? ['How it is called: evenhand consistency --help'] : []);
    });

  it('given a place that cannot be written, when asked for a chart, then exit code 2 and no answer', () => {
    const { status, stdout, stderr } = run(SHIPPED, ...QUESTION, '--svg', '/nowhere/funnel.svg');
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /was not written/);
  });
});
