import { ok } from '../../platform/access/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import { entriesOfCase, type ToldEntry } from '../../platform/ledger/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import {
  crimesOf,
  floorsOf,
  partiesOf,
  reportsOf,
  type CrimeRow,
  type FloorRow,
  type Party,
  type ReportRow,
} from '../report/index.ts';
import { checkWaits } from '../check/index.ts';
import { responseWaits } from '../response/index.ts';
import { safeguardingWaits } from '../safeguarding/index.ts';
import type { Happened } from './obligation.ts';

/** Everything that the page of a case shows. */
export interface CasePage {
  readonly file: CaseFile;
  readonly reports: readonly ReportRow[];
  readonly crimes: readonly CrimeRow[];
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly floors: ReadonlyMap<string, FloorRow>;
  readonly entries: readonly ToldEntry[];
  readonly staff: ReadonlyMap<string, string>;
  /** What still waits in the later steps, by the event that its time runs from. */
  readonly waits: readonly Happened[];
  readonly now: Date;
}

const TIMELINE_PAGE = 25;

export interface ReadCase {
  readonly case: string;
  /** The entry of the timeline before which to go on. */
  readonly before?: string | undefined;
}

const load = async ({ tx, keys, actor, now }: Context, input: ReadCase): Promise<CasePage> => {
  const file = await getCase(tx, input.case);
  const parties = await partiesOf(tx, input.case);
  const entries = await entriesOfCase(tx, input.case, TIMELINE_PAGE + 1, input.before);
  return {
    file,
    reports: await reportsOf(tx, input.case),
    crimes: await crimesOf(tx, input.case),
    parties,
    people: await readPeople(
      { tx, keys, force: actor.force },
      parties.map((party) => party.person),
    ),
    floors: await floorsOf(tx, input.case),
    entries,
    staff: await staffNames(
      tx,
      entries.map((entry) => entry.actor),
    ),
    waits: [
      ...(await checkWaits(tx, input.case)),
      ...(await safeguardingWaits(tx, input.case)),
      ...(await responseWaits(tx, input.case)),
    ],
    now,
  };
};

export const timelineOf = (
  page: CasePage,
): { readonly shown: readonly ToldEntry[]; readonly next: string | undefined } => {
  const shown = page.entries.slice(0, TIMELINE_PAGE);
  return { shown, next: page.entries.length > TIMELINE_PAGE ? shown.at(-1)?.entry : undefined };
};

/** Reads a case with everybody in it. */
export const readCase: Look<ReadCase, CasePage> = {
  action: 'read-case',
  cases: (input) => [input.case],
  load: async (context, input) => ok(await load(context, input)),
  tell: (page) => ({
    cases: [page.file.case],
    people: page.parties.map((party) => party.person),
    content: { page: 'case' },
  }),
};
