import type { QuarterCount, Quarter } from './quarter-count.ts';
import { nearest } from './nearest.ts';
import type { Offence } from './outcomes-table.ts';
import { readOutcomes, type ForceCoverage, type OutcomesFile, type SourceFile } from './outcomes.ts';
import { refused, type SourceRefused } from './refusal.ts';

/** Outcomes of one offence out of one or more files that do not overlap. */
export interface Outcomes {
  readonly files: readonly SourceFile[];
  readonly offence: Offence;
  readonly counts: readonly QuarterCount[];
  readonly outcomeTypes: ReadonlySet<string>;
  readonly forces: readonly ForceCoverage[];
  readonly quarters: readonly Quarter[];
  readonly notForces: readonly string[];
  readonly oddities: readonly string[];
}

/** A force and quarter that two files both give: summed, its crimes would count twice. */
function overlap(before: ReadonlyMap<string, ForceCoverage>, file: OutcomesFile): string | undefined {
  for (const [key, { force, quarters }] of file.forces) {
    const known = before.get(key)?.quarters;
    for (const name of quarters.keys()) if (known?.has(name)) return `${force}, ${name}`;
  }
  return undefined;
}

function joinForces(before: ReadonlyMap<string, ForceCoverage>, file: OutcomesFile): Map<string, ForceCoverage> {
  const joined = new Map(before);
  for (const [key, { force, quarters }] of file.forces) {
    const known = joined.get(key);
    joined.set(key, { force: known?.force ?? force, quarters: new Map([...(known?.quarters ?? []), ...quarters]) });
  }
  return joined;
}

function unknownOffence(asked: string, files: readonly OutcomesFile[]): SourceRefused {
  const offences = new Map(files.flatMap((file) => [...file.offences]));
  const near = nearest(asked, offences.keys()).map((code) => `${code} (${offences.get(code)?.description ?? ''})`);
  return refused(
    `Offence code “${asked}” is not in ${files.map(({ source }) => source.file).join(', ')}, which has ${offences.size} codes; nearest: ${near.join('; ')}.`,
  );
}

const inOrder = (a: Quarter, b: Quarter): number => a.year.localeCompare(b.year) || a.quarter - b.quarter;

function joined(
  files: readonly OutcomesFile[],
  forces: ReadonlyMap<string, ForceCoverage>,
  offence: Offence,
): Outcomes {
  const quarters = new Map([...forces.values()].flatMap((force) => [...force.quarters]));
  return {
    files: files.map(({ source }) => source),
    offence,
    counts: files.flatMap(({ counts }) => counts),
    outcomeTypes: new Set(files.flatMap((file) => [...file.outcomeTypes])),
    forces: [...forces.values()],
    quarters: [...quarters.values()].toSorted(inOrder),
    notForces: [...new Set(files.flatMap((file) => [...file.notForces]))],
    oddities: files.flatMap(({ oddities }) => oddities),
  };
}

/** Reads Home Office outcomes tables, all or none: two that give the same force and quarter are refused. */
export async function readAllOutcomes(
  paths: readonly string[],
  asked: string,
): Promise<SourceRefused | { readonly kind: 'read'; readonly outcomes: Outcomes }> {
  const files: OutcomesFile[] = [];
  let forces = new Map<string, ForceCoverage>();
  for (const path of paths) {
    const file = await readOutcomes(path, asked);
    if (file.kind === 'refused') return file;
    const twice = overlap(forces, file);
    // All or none: a total with some quarters twice looks like any other total.
    if (twice !== undefined)
      return refused(
        `${path} was not read: an earlier file already gives ${twice}; counted together, its crimes would count twice.`,
      );
    forces = joinForces(forces, file);
    files.push(file);
  }
  const code = asked.toUpperCase();
  const offence = files.flatMap((file) => [...file.offences.values()]).find((each) => each.code.toUpperCase() === code);
  return offence === undefined
    ? unknownOffence(asked, files)
    : { kind: 'read', outcomes: joined(files, forces, offence) };
}
