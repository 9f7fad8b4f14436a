import { sql } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { HELD } from '../case/index.ts';
import { writePassage } from '../check/index.ts';
import { mustNotOf, partiesOf, type Party } from '../report/index.ts';
import { factsOf, whoWorked, type CaseFacts } from '../triage/index.ts';
import { decideDuties, type DischargeDuties, type DutiesRefusal, type DutiesState } from './duties.ts';
import {
  decideDuty,
  isOfParents,
  type DischargeDuty,
  type DoneBy,
  type DutyAnswers,
  type DutyDischarged,
  type DutyRefusal,
  type DutyState,
} from './duty.ts';
import { concernedIn, responseOf } from './response.store.ts';

/** A duty that the guidance owes in a case, as it stands. */
export interface OwedDuty {
  readonly id: string;
  readonly person: string | undefined;
  readonly says: string;
  readonly state: 'open' | 'done' | 'not-done';
  /** Where it is done, within the case. */
  readonly place: string;
}

/** What is asked of the guidance and of the steps after this one about a duty. */
export interface DutySaid {
  /** Its sentence in the guidance of the day; undefined where it has no such duty. */
  readonly sentenceOf: (duty: string) => string | undefined;
  /** A few words for it. */
  readonly titleOf: (duty: string) => string;
  /** Whether the guidance asks it of somebody; or, of nobody named, of the case. */
  readonly isAbout: (duty: string, person: string | undefined) => boolean;
  /** How it may be answered, of a child or of the case; or of an account, which has no step of its own. */
  readonly answersOf: (duty: string, isAccount: boolean) => DutyAnswers;
  readonly owing: (of: Pick<Context, 'tx' | 'now'>, caseId: string) => Promise<readonly OwedDuty[]>;
}

/** Whether a person of a case is one of whom nobody knows whether it is a child. */
export const isAccountIn = (parties: readonly Pick<Party, 'person' | 'kind'>[], person: string | undefined): boolean =>
  parties.some((party) => party.person === person && party.kind !== 'child');

/** Whether a duty is among those that are owed. */
export const isOwedIn = (
  owed: readonly Pick<OwedDuty, 'id' | 'person'>[],
  { duty, person }: Pick<DischargeDuty, 'duty' | 'person'>,
): boolean => owed.some((one) => one.id === duty && one.person === person);

/** What is recorded of who somebody is, and how old. */
export const knownOf = (facts: CaseFacts, person: string | undefined): Pick<DutyState, 'isUnidentified' | 'hasAge'> => {
  const found = facts.people.find((one) => one.person === person);
  return {
    isUnidentified: found !== undefined && found.identified !== true,
    hasAge: found !== undefined && found.age !== 'unknown',
  };
};

/** The state of any duty of a case: of the case itself, what is the same for all is read once. */
const statesOf = async (
  context: Pick<Context, 'tx' | 'keys' | 'actor' | 'now'>,
  said: DutySaid,
  id: string,
  inputs: readonly Pick<DischargeDuty, 'duty' | 'person'>[],
) => {
  const { tx, now } = context;
  const ofParents = inputs.flatMap(({ duty, person }) => (isOfParents(duty) && person !== undefined ? [person] : []));
  const mustNot = await mustNotOf(context, id, ofParents);
  const [owed, people, parties, officers, before, { considered }, facts] = await Promise.all([
    said.owing({ tx, now }, id),
    concernedIn(tx, id),
    partiesOf(tx, id),
    whoWorked(tx, id),
    dischargesOf(tx, id),
    responseOf(tx, id),
    factsOf(tx, id),
  ]);
  return ({ duty, person }: Pick<DischargeDuty, 'duty' | 'person'>): DutyState => ({
    discharge: newId(now),
    passage: newId(now),
    isKnown: said.sentenceOf(duty) !== undefined,
    isAbout: said.isAbout(duty, person),
    isOwed: isOwedIn(owed, { duty, person }),
    before: before.find((row) => row.duty === duty && (row.person ?? undefined) === person)?.answer,
    isInCase: person === undefined || people.includes(person),
    answers: said.answersOf(duty, isAccountIn(parties, person)),
    officers,
    ...knownOf(facts, person),
    questioned: considered.filter(({ result }) => result === 'made').map((one) => one.person),
    // What is said of one person's duty ends with their record; of the case's, it may name anybody in it.
    mustNot: mustNot.get(person ?? '') ?? [],
    concerns: person === undefined ? people : [person],
  });
};

const apply = async (context: Context, events: readonly DutyDischarged[]): Promise<void> => {
  const { tx, actor } = context;
  for (const event of events) {
    await writePassage(context, { text: event.words, concerns: event.concerns }, event.passage);
    await sql`INSERT INTO duty_discharge (force, discharge, case_file, duty, person, answer, by_whom, done_at, passage, recorded_at, recorded_by, by_supervisor, not_identified, parent)
      VALUES (${actor.force}, ${event.discharge}, ${event.case}, ${event.duty}, ${event.person ?? null}, ${event.answer}, ${event.by ?? null},
        ${event.doneAt ?? null}, ${event.passage}, ${event.recordedAt}, ${actor.staff}, ${event.bySupervisor}, ${event.notIdentified}, ${event.parent ?? null})`.execute(
      tx,
    );
  }
};

const tell: Change<DischargeDuty, DutyState, DutyDischarged, DutyRefusal>['tell'] = (events) => ({
  kind: 'alteration',
  cases: [...new Set(events.map((event) => event.case))],
  people: [...new Set(events.flatMap(({ concerns }) => concerns))],
  content: {
    duties: events.map(({ discharge, duty, answer, notIdentified, parent }) => ({
      discharge,
      duty,
      answer,
      ...(notIdentified ? { notIdentified } : {}),
      ...(parent === undefined ? {} : { parent }),
    })),
  },
  given: Object.fromEntries(
    events.flatMap((event) => [
      ['case', event.case],
      ['discharge', event.discharge],
    ]),
  ),
});

/** Records that a duty of the guidance was done, or why it was not. */
export const dischargeDuty = (said: DutySaid): Change<DischargeDuty, DutyState, DutyDischarged, DutyRefusal> => ({
  action: 'discharge-duty',
  cases: (input) => [input.case],
  load: async (context, input) => (await statesOf(context, said, input.case, [input]))(input),
  decide: decideDuty,
  apply,
  tell,
});

/** The same of several duties, all or none. */
export const dischargeDuties = (
  said: DutySaid,
): Change<DischargeDuties, DutiesState, DutyDischarged, DutiesRefusal> => ({
  action: 'discharge-duty',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const stateOf = await statesOf(context, said, input.case, input.answers);
    return { states: input.answers.map(stateOf) };
  },
  decide: decideDuties,
  apply,
  tell,
});

export interface DischargeRow {
  readonly discharge: string;
  readonly duty: string;
  readonly person: string | null;
  readonly answer: 'done' | 'not-done';
  /** Said of somebody while nobody knew who they are. */
  readonly notIdentified: boolean;
  readonly by: DoneBy | null;
  readonly doneAt: Date | null;
  readonly passage: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** What was last said of each duty of a case that no step of its own discharges. */
export const dischargesOf = async (tx: Tx, id: string): Promise<readonly DischargeRow[]> => {
  const rows = await rowsUnlessEmpty(
    tx,
    id,
    HELD.work,
    sql<DischargeRow>`
    SELECT DISTINCT ON (duty, person) discharge, duty, person, answer, not_identified AS "notIdentified", by_whom AS by, done_at AS "doneAt", passage, recorded_at AS "recordedAt",
      recorded_by AS "recordedBy"
    FROM duty_discharge WHERE case_file = ${id} ORDER BY duty, person, recorded_at DESC, discharge DESC`,
  );
  return rows;
};
