import type { Command } from 'commander';
import type { OpenShell } from '../../platform/command/shell.ts';
import { BackTest, compareVersions, moveWords, sortOf, type Policy, type SituationClass } from '../../policy/index.ts';
import { LEAST_SHOWN, shownAlone, type Shown } from '../release/index.ts';
import { dayOf } from './back-test.cli.ts';
import type { CasesFrom } from './closed-cases.ts';
import { versionOf } from './version-of.ts';

interface Options extends CasesFrom {
  readonly on?: string;
  readonly json?: true;
}

interface Compared {
  readonly one: Policy;
  readonly other: Policy;
  readonly on: string;
  readonly classes: readonly (SituationClass & { readonly closedCases: Shown | 'not counted' })[];
  /** Closed cases in which something moves that no class tells of: it turns on what was not known, or on signed settings. */
  readonly otherwise: Shown | 'not counted';
  readonly source: string | null;
}

const DEFINITION =
  'Over every case in which all is known, of one person or more, each version under its own settings. What moves together in just the same situations is one class; a case can be in several. With something unknown, advice is what its completions share. What is compared is the response, the category, roles, outcomes, each duty by its owner and its time, and every note and warning by its words. A closed case is counted where the same moves in it, as it was known when its outcome was proposed and with the settings that its force had signed.';

const HELP = `
A version is named by its id, a draft by its folder. Without --force or --cases no case is read, and no database is opened.
Exit codes: 0 done (also where nothing differs), 1 failed, 2 the input or the call was refused.
Example: evenhand policy compare 2016-11 2024-05 --force northmoor`;

/** `evenhand policy compare`: the classes of situation in which two versions advise otherwise, smallest first, as stories. */
export function registerCompare(policy: Command, open: OpenShell): void {
  policy
    .command('compare')
    .description(
      'The situations in which two versions advise otherwise, smallest first, and how many closed cases are such.',
    )
    .argument('<A>', 'a version, or the folder of a draft')
    .argument('<B>', 'the other')
    .option('--force <FORCE>', 'count the closed cases of this force')
    .option('--cases <FILE>', 'count the cases of a file instead, one a line; - reads standard input')
    .option('--on <DATE>', 'the day whose rules and outcomes are read (default: the first day of the later version)')
    .option('--json', 'the answer as JSON')
    .addHelpText('after', HELP)
    .action(async (a: string, b: string, options: Options) => {
      const compared = await compare(versionOf(a), versionOf(b), options, open);
      process.stdout.write(options.json === true ? json(compared) : text(compared));
    });
}

async function compare(one: Policy, other: Policy, options: Options, open: OpenShell): Promise<Compared> {
  const first = [one, other].map(({ files }) => files.policy.inForceFrom).sort();
  const on = dayOf(options.on) ?? first.at(-1) ?? '';
  const classes = compareVersions({ one: one.files, other: other.files, on });
  if (options.force === undefined && options.cases === undefined)
    return {
      ...{ one, other, on, otherwise: 'not counted', source: null },
      classes: classes.map((each) => ({ ...each, closedCases: 'not counted' })),
    };
  const counts = classes.map(() => 0);
  const sorts = classes.map(({ moves }) => new Set(moves.map(sortOf)));
  let otherwise = 0;
  const tried = new BackTest(one.files, other.files, 'all');
  // Loaded when asked for: a force’s cases need what opens a database, two versions do not.
  const { eachClosedCase } = await import('./closed-cases.ts');
  const { source } = await eachClosedCase(options, one, open, (each) => {
    const moved = tried.add(each, on).map(sortOf);
    const places = sorts.flatMap((of, place) => (moved.some((sort) => of.has(sort)) ? [place] : []));
    for (const place of places) counts[place] = (counts[place] ?? 0) + 1;
    if (moved.length > 0 && places.length === 0) otherwise += 1;
  });
  return {
    ...{ one, other, on, source },
    classes: classes.map((each, place) => ({ ...each, closedCases: shownAlone(counts[place] ?? 0) })),
    otherwise: shownAlone(otherwise),
  };
}

function json({ one, other, on, classes, otherwise, source }: Compared): string {
  const ids = { one: one.files.policy.id, other: other.files.policy.id };
  const answer = { ...ids, on, definition: DEFINITION, source, heldBackBelow: LEAST_SHOWN, classes, otherwise };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function text({ one, other, on, classes, otherwise, source }: Compared): string {
  const count = (of: Shown | 'not counted'): string => {
    if (of === 'not counted') return '';
    return ` Closed cases: ${of === null ? `fewer than ${LEAST_SHOWN}` : of.toLocaleString('en-GB')}.`;
  };
  const names = [one, other].map(({ files }) => files.policy.id);
  const because = ({ because: rules }: SituationClass): string =>
    rules.map((ids, place) => `${names[place] ?? ''}: ${ids.length === 0 ? 'no rule' : ids.join(', ')}`).join('; ');
  return [
    `${names[0] ?? ''} and ${names[1] ?? ''}, as on ${on}`,
    DEFINITION,
    ...(source === null ? [] : [`Closed cases: ${source}.`]),
    ...(classes.length === 0 ? ['They advise the same of every case.'] : []),
    ...classes.flatMap((each, place) => [
      `${place + 1}. ${capital(each.moves.map(moveWords).join('; '))}.${count(each.closedCases)}`,
      `   The smallest: ${each.story}`,
      `   By ${because(each)}.`,
    ]),
    ...(otherwise === 'not counted' || otherwise === 0
      ? []
      : [
          `What moves in others turns on something that was not known, or on settings that their force had signed.${count(otherwise)}`,
        ]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

const capital = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
