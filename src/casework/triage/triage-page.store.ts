import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { readPassages, readPeople, type Passage, type Person } from '../../platform/person/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { partiesOf, type Party } from '../report/index.ts';
import type { ConductDay } from './age-span.ts';
import type { CaseFacts } from './case-facts.ts';
import { factsOf, findConductDay } from './case-facts.store.ts';
import { daysLeft, type DayLeft } from './day-left.store.ts';
import { vaultOf } from './people.store.ts';
import { recordedOf } from './recorded.store.ts';

/** Everything that the pages of triage show. */
export interface TriagePage {
  /** When it was read. */
  readonly at: Date;
  readonly file: CaseFile;
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly facts: CaseFacts;
  readonly conduct: { readonly isStated: boolean; readonly day: ConductDay | undefined };
  /** What reports that joined say of the day, and the case does not. */
  readonly daysLeft: readonly DayLeft[];
  /** The references of earlier reports in this force that count, whatever is stated. */
  readonly earlierCases: readonly string[];
  readonly harmedIn: readonly string[];
  readonly passages: ReadonlyMap<string, Passage>;
  readonly staff: ReadonlyMap<string, string>;
}

const peopleIn = ({ parties, passages }: TriagePage): readonly string[] => [
  ...new Set([...parties.map(({ person }) => person), ...[...passages.values()].flatMap(({ concerns }) => concerns)]),
];

/** Reads what is known of a case, with everybody in it, on the way to doing `action`. */
export const lookAtTriage = (action: string): Look<{ readonly case: string }, TriagePage> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx } = context;
    const parties = await partiesOf(tx, input.case);
    const facts = await factsOf(tx, input.case);
    const recorded = await recordedOf(tx, input.case);
    const vault = vaultOf(context);
    return ok({
      at: context.now,
      file: await getCase(tx, input.case),
      parties,
      people: await readPeople(
        vault,
        parties.map(({ person }) => person),
      ),
      facts,
      conduct: await findConductDay(tx, input.case),
      daysLeft: await daysLeft(tx, input.case),
      earlierCases: recorded.earlierCases,
      harmedIn: recorded.harmedIn,
      passages: await readPassages(vault, [
        ...facts.stated.flatMap(({ how }) => how?.passage ?? []),
        ...facts.weighed.flatMap(({ passage }) => passage ?? []),
      ]),
      staff: await staffNames(
        tx,
        facts.stated.map(({ by }) => by),
      ),
    });
  },
  tell: (page) => ({ cases: [page.file.case], people: peopleIn(page), content: { page: 'triage' } }),
});

export const readTriage = lookAtTriage('read-triage');
