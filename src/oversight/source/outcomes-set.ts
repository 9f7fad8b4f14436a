import { stat } from 'node:fs/promises';
import { forceKey } from './force.ts';
import { officialReader } from './import-source.ts';
import { gapSentence, knownGap } from './known-gap.ts';
import { quarterPeriod } from './period.ts';
import { quarterName, type QuarterCount, type Quarter } from './quarter-count.ts';
import { nearest } from './nearest.ts';
import { outcomesReader } from './outcomes-import.ts';
import type { Offence } from './outcomes-table.ts';
import type { ForceCoverage, OutcomesFile, SourceFile } from './outcomes-file.ts';
import { readOutcomes } from './outcomes.ts';
import { readerWords } from './readers.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { vintageOf } from './vintage.ts';

/** Outcomes of one offence out of one or more files that do not overlap. */
export interface Outcomes {
  readonly files: readonly SourceFile[];
  readonly offence: Offence;
  readonly counts: readonly QuarterCount[];
  readonly outcomeTypes: ReadonlySet<string>;
  readonly forces: readonly ForceCoverage[];
  readonly quarters: readonly Quarter[];
  /** Every offence of the files, under its code. */
  readonly offences: ReadonlyMap<string, Offence>;
  readonly notForces: readonly string[];
  readonly oddities: readonly string[];
  /** Where a later issue took the place of an earlier: what it is, and what the earlier files alone give. */
  readonly restated: Restatement | null;
}

export interface Restatement {
  readonly files: readonly SourceFile[];
  /** Forces of which the later issue gives nothing: what the earlier gave stands among its figures. */
  readonly kept: readonly string[];
  readonly before: Outcomes;
}

/** Later issues of periods that the other files give, and what their publisher calls them. */
export interface Revision {
  readonly paths: readonly string[];
  /** Left out only where the files are known by their digests. */
  readonly vintage?: string | undefined;
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
    offences: new Map(files.flatMap((file) => [...file.offences])),
    notForces: [...new Set(files.flatMap((file) => [...file.notForces]))],
    oddities: [...files.flatMap(({ oddities }) => oddities), ...unmarked(forces)],
    restated: null,
  };
}

/** Quarters that a table has rows for, and yet not whole figures. */
function unmarked(forces: ReadonlyMap<string, ForceCoverage>): readonly string[] {
  return [...forces.values()].flatMap(({ force, quarters }) => {
    const gaps = [...quarters.values()].flatMap((quarter) => knownGap('outcomes', force, quarterPeriod(quarter)) ?? []);
    return gaps.slice(0, 1).map((gap) => `${force}: ${gapSentence(gap)}.`);
  });
}

interface ReadFiles {
  readonly kind: 'files';
  readonly files: readonly OutcomesFile[];
  readonly forces: ReadonlyMap<string, ForceCoverage>;
}

/** A published table of another kind: named as what it is, with the command that reads it. */
async function otherTable(path: string): Promise<SourceRefused | undefined> {
  // A folder is read as one month of data.police.uk; here it is more likely a slip.
  const found = await stat(path).catch(() => undefined);
  const reader = found?.isFile() === true ? await officialReader(path) : undefined;
  return reader === undefined || 'kind' in reader || reader === outcomesReader
    ? undefined
    : refused(
        `${path} was not read: it is ${readerWords(reader)}, and not a Home Office outcomes table by quarter and offence. “evenhand import --dry-run ${path}” reads it.`,
      );
}

/** Files that do not overlap, all or none: a total with some quarters twice looks like any other total. */
async function readFiles(paths: readonly string[], asked: string): Promise<SourceRefused | ReadFiles> {
  const files: OutcomesFile[] = [];
  let forces = new Map<string, ForceCoverage>();
  for (const path of paths) {
    const file = await readOutcomes(path, asked);
    if (file.kind === 'refused') return (await otherTable(path)) ?? file;
    const twice = overlap(forces, file);
    if (twice !== undefined)
      return refused(
        `${path} was not read: an earlier file already gives ${twice}; counted together, its crimes would count twice. A later issue of the same period goes under --revised.`,
      );
    forces = joinForces(forces, file);
    files.push(file);
  }
  return { kind: 'files', files, forces };
}

/** What the files give once a later issue has taken the place of their counts, force by force and quarter by quarter. */
function restate(base: ReadFiles, revised: ReadFiles): ReadFiles {
  const isRevised = ({ force, quarter }: QuarterCount): boolean =>
    revised.forces.get(forceKey(force))?.quarters.has(quarterName(quarter)) ?? false;
  const kept = base.files.map((file) => ({ ...file, counts: file.counts.filter((count) => !isRevised(count)) }));
  const forces = revised.files.reduce<ReadonlyMap<string, ForceCoverage>>(joinForces, base.forces);
  return { kind: 'files', files: [...kept, ...revised.files], forces };
}

/** Each revised file under its vintage: one that nobody declared cannot be told from the issue that it replaces. */
function declared({ files, ...rest }: ReadFiles, vintage: string | undefined): SourceRefused | ReadFiles {
  const nameless = files.find(({ source }) => vintage === undefined && source.vintage === vintageOf(''));
  if (nameless !== undefined)
    return refused(
      `${nameless.source.file} was not read: say which issue it is with --vintage, such as --vintage "July 2024"; its digest is not a known one.`,
    );
  return {
    ...rest,
    files: files.map((file) => ({ ...file, source: { ...file.source, vintage: vintage ?? file.source.vintage } })),
  };
}

async function readRevised(base: ReadFiles, { paths, vintage }: Revision, asked: string) {
  const read = await readFiles(paths, asked);
  if (read.kind === 'refused') return read;
  const revised = declared(read, vintage);
  if (revised.kind === 'refused') return revised;
  const kept = [...base.forces].flatMap(([key, { force }]) => (revised.forces.has(key) ? [] : [force]));
  return { all: restate(base, revised), files: revised.files, kept };
}

const offenceIn = (files: readonly OutcomesFile[], asked: string): Offence | undefined =>
  files.flatMap((file) => [...file.offences.values()]).find(({ code }) => code.toUpperCase() === asked.toUpperCase());

/**
 * Reads Home Office outcomes tables, all or none: two that give the same force and quarter are refused, unless one is given
 * as a later issue of the other.
 */
export async function readAllOutcomes(
  paths: readonly string[],
  asked: string,
  revision?: Revision,
): Promise<SourceRefused | { readonly kind: 'read'; readonly outcomes: Outcomes }> {
  const base = await readFiles(paths, asked);
  if (base.kind === 'refused') return base;
  const offence = offenceIn(base.files, asked);
  if (offence === undefined) return unknownOffence(asked, base.files);
  const before = joined(base.files, base.forces, offence);
  if (revision === undefined || revision.paths.length === 0) return { kind: 'read', outcomes: before };
  const revised = await readRevised(base, revision, asked);
  if ('kind' in revised) return revised;
  const restated = { files: revised.files.map(({ source }) => source), kept: revised.kept, before };
  return { kind: 'read', outcomes: { ...joined(revised.all.files, revised.all.forces, offence), restated } };
}
