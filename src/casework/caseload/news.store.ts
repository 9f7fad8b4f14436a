import { ok } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { entriesOfCase, type ToldEntry } from '../../platform/ledger/index.ts';
import { namedStaff } from '../../platform/staff/index.ts';
import { placesOf } from '../check/index.ts';
import { policyOn } from '../decision/index.ts';
import { knownSince, type Known } from '../triage/index.ts';
import type { CaseReading } from './progress.store.ts';
import type { DoneIn } from './timeline-detail.view.ts';

/** What is new in a case since a page of it was opened. */
export interface NewsPage {
  readonly case: string;
  readonly known: Known;
  readonly entries: readonly ToldEntry[];
  /** More was done or looked at since than was read: what is shown is the newest of it. */
  readonly isCut: boolean;
  readonly done: DoneIn;
  readonly staff: ReadonlyMap<string, string>;
}

/** Looks are in the log too, and are left out: more are seldom made of a case while a form of it lies open, and then it is said. */
const MOST = 200;

/** On whose pages the words of what is weighed stand too; nobody reads them by the way of a refusal alone. */
const WITH_WORDS = ['propose-outcome', 'approve-outcome', 'return-outcome', 'uphold-outcome', 'state-weighing'];

const isChange = ({ kind, content }: ToldEntry): boolean =>
  kind !== 'consultation' && !(content !== undefined && 'refused' in content);

/** Everybody of the case, and whom the words that are shown concern. */
const peopleOf = ({ known: { people, passages } }: NewsPage): readonly string[] => [
  ...new Set([...people.keys(), ...[...passages.values()].flatMap(({ concerns }) => concerns)]),
];

/** Reads what was done in a case since somebody opened a form of it, on the way to doing `action`. */
export const lookAtNews = (
  { guidance }: CaseReading,
  action: string,
): Look<{ readonly case: string; readonly since: Date }, NewsPage> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx, now } = context;
    const { case: id, since } = input;
    const known = await knownSince(context, { ...input, withWords: WITH_WORDS.includes(action) });
    const { entries, actors } = await entriesOfCase(tx, { case: id, limit: MOST }, namedStaff);
    const places = await placesOf(tx, id);
    return ok({
      ...{ case: id, known, entries: entries.filter((entry) => entry.at > since && isChange(entry)) },
      isCut: entries.length === MOST && (entries.at(-1)?.at ?? since) > since,
      done: {
        ...{ parties: known.parties, people: known.people, takenOff: [] },
        places: new Map(places.map(({ place, position }) => [place, position])),
        questions: new Map(guidance.facts.map((fact) => [fact.id, fact.question])),
        timescales: policyOn(guidance.adviser, londonDay(now)).files,
      },
      staff: new Map(actors.map(({ staff, name }) => [staff, name])),
    });
  },
  tell: (page) => ({ cases: [page.case], people: peopleOf(page), content: { page: 'what-is-new' } }),
});
