import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Command } from 'commander';
import { dayHere, EXIT, ShellRefusal } from '../../platform/command/shell.ts';
import type { Policy, Scenario } from '../../policy/index.ts';
import { letters } from './column.ts';
import { faultSentence, GUIDANCE, readGuidance } from './policies.ts';
import { checkScenarios, type Checked, type Unmet } from './scenario-check.ts';
import { scenarioFile } from './scenario-file.ts';
import { scenariosToTable, tableToScenarios, type ReadScenario, type ScenarioFault } from './scenario-table.ts';
import { nearestOf } from './version-of.ts';

interface Options {
  readonly csv?: true;
  readonly from?: string;
  readonly write?: true;
  readonly json?: true;
  readonly folder: string;
}

const HELP = `
One scenario a row. What is no plain sentence, number or TRUE is in "quotation marks", [a list] or {a: map}; an empty cell says nothing.
Exit codes: 0 done, 1 a scenario does not come out as it expects, 2 the table or the call was refused. Nothing is written but by 0.
Example: evenhand policy scenarios 2024-05 --csv > scenarios.csv
         evenhand policy scenarios 2027-04 --from scenarios.csv --write
A version whose first day has come is published and never changed: --write is for one that is still to come.`;

/** `evenhand policy scenarios`: a version's scenarios as a table for a spreadsheet, and back. */
export function registerScenarios(policy: Command): void {
  policy
    .command('scenarios')
    .description('The scenarios of a version as a table to edit in a spreadsheet, and back.')
    .argument('<ID>', 'the version of the guidance')
    .option('--csv', 'write the table')
    .option('--from <FILE>', 'read a table, check it, and tell what is new, changed and gone')
    .option('--write', 'with --from: put the scenarios that were read in the place of the version\u2019s')
    .option('--json', 'with --from: what was found as JSON')
    .option('--folder <FOLDER>', 'where the versions are', GUIDANCE)
    .addHelpText('after', HELP)
    .action((id: string, options: Options) => {
      process.stdout.write(answer(id, options));
    });
}

function answer(id: string, options: Options): string {
  const policy = versionIn(options.folder, id);
  if (options.from !== undefined) return bringBack(policy, options.from, options);
  if (options.csv === true) return scenariosToTable(policy.files.scenarios);
  throw new ShellRefusal('say --csv for the table, or --from FILE to bring one back.');
}

function versionIn(folder: string, id: string): Policy {
  const read = readGuidance(folder);
  if (!read.ok) throw new ShellRefusal(read.refusal.map(faultSentence).join('\n'));
  const found = read.value.find(({ files }) => files.policy.id === id);
  if (found !== undefined) return found;
  const ids = read.value.map(({ files }) => files.policy.id);
  throw new ShellRefusal(
    `${id}: there is no such version of the guidance; there are ${ids.join(', ')}${nearestOf(id, ids)}.`,
  );
}

function bringBack(policy: Policy, file: string, { folder, write, json }: Options): string {
  if (write === true) refusePublished(policy);
  const text = textOf(file);
  const read = tableToScenarios(text, policy.files.scenarios);
  if (!read.ok) throw refusedFor(file, read.refusal);
  // A version without a scenario holds nothing to anything: a table that was cut off is likelier than that it was meant.
  if (read.value.length === 0)
    throw new ShellRefusal(
      `${file} has no scenario beneath its head. Nothing was changed: bring the whole table back.`,
    );
  const checked = checkScenarios(policy, read.value, dayHere());
  if (checked.faults.length > 0) throw refusedFor(file, checked.faults);
  const change = changeBetween(policy.files.scenarios, read.value);
  const isWritten = write === true && checked.unmet.length === 0;
  if (isWritten) {
    const path = join(folder, policy.files.policy.id, 'scenarios.json');
    const after = read.value.map(({ scenario }) => scenario);
    writeFileSync(path, scenarioFile(readFileSync(path, 'utf8'), policy.files.scenarios, after));
  }
  if (checked.unmet.length > 0) process.exitCode = EXIT.failed;
  return json === true ? `${JSON.stringify({ ...change, ...checked }, null, 2)}\n` : report(change, checked, isWritten);
}

/** Scenarios are part of the digest: decisions are kept under it, and a server would hold the version back. */
function refusePublished({ files: { policy } }: Policy): void {
  if (policy.inForceFrom > dayHere()) return;
  throw new ShellRefusal(
    `${policy.id} is in force from ${policy.inForceFrom}, and a published version is never changed: copy its folder under a new id with a first day to come (docs/how-to/add-a-policy-version.md), and write there.`,
  );
}

interface Change {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

function changeBetween(before: readonly Scenario[], read: readonly ReadScenario[]): Change {
  const known = new Map(before.map((scenario) => [scenario.id, scenario]));
  const after = read.map(({ scenario }) => scenario);
  return {
    added: after.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    changed: after
      .filter((scenario) => known.has(scenario.id) && !isDeepStrictEqual(known.get(scenario.id), scenario))
      .map(({ id }) => id),
    removed: before.filter(({ id }) => !after.some((each) => each.id === id)).map(({ id }) => id),
  };
}

function report(change: Change, { unmet }: Checked, isWritten: boolean): string {
  const counted = (what: keyof Change) =>
    `${change[what].length} ${what}${change[what].length > 0 ? `: ${change[what].join(', ')}` : ''}`;
  const lines = [
    `${counted('added')}; ${counted('changed')}; ${counted('removed')}.`,
    ...unmet.map(unmetText),
    isWritten
      ? 'Written to scenarios.json.'
      : `Nothing was written: ${unmet.length > 0 ? 'put right first what does not come out' : 'say --write to keep this'}.`,
  ];
  return `${lines.join('\n')}\n`;
}

const unmetText = ({ id, line, shortfalls }: Unmet): string =>
  `Line ${line}: ${id} does not come out as it expects:\n${shortfalls.map((each) => `  ${each}`).join('\n')}`;

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const why = error instanceof TypeError ? 'is not UTF-8 text: save it as “CSV UTF-8”' : 'cannot be read';
    throw new ShellRefusal(`${file} ${why}.`);
  }
}

/** Refused whole: every fault with its place, so that one visit to the spreadsheet puts them all right. */
function refusedFor(file: string, faults: readonly ScenarioFault[]): ShellRefusal {
  const lines = faults.map(({ line, column, says, nearest }) => {
    const place = column > 0 ? `column ${letters(column)}: ` : '';
    return `${file}:${line}: ${place}${says.replace(/\.$/u, '')}${near(says, nearest)}`;
  });
  return new ShellRefusal(`${lines.join('\n')}\nNothing was changed.`);
}

/** What the guidance refuses names the nearest itself. */
const near = (says: string, nearest: readonly string[]): string =>
  nearest.length === 0 || says.includes('nearest') ? '' : ` (nearest: ${nearest.join(', ')})`;
