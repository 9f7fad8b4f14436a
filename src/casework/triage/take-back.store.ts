import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Change, Context, Look } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { addPassage, readPeople, type Person } from '../../platform/person/index.ts';
import { getCase, holdCases, type CaseFile } from '../case/index.ts';
import { digestsOf } from './elsewhere.store.ts';
import { findLink, isBetween, type Pair } from './link-of.store.ts';
import { isInCase, vaultOf } from './people.store.ts';
import {
  carriesDeath,
  decideTakeBack,
  type LinkOf,
  type MatchTakenBack,
  type TakeBackMatch,
  type TakeBackRefusal,
  type TakeBackState,
} from './take-back.ts';

/** Each other case once; one whose report joined another has no facts of its own any more. */
const othersIn = ({ case: here }: Pair, link: LinkOf | undefined): readonly string[] => {
  const own = (link?.cases ?? []).filter((one) => one.case !== here && !one.joined).map((one) => one.case);
  return [...new Set(own)].toSorted();
};

const load = async (context: Context, input: TakeBackMatch): Promise<TakeBackState> => {
  const { tx, now } = context;
  const link = await findLink(tx, input);
  const found = await readPeople(vaultOf(context), [input.person, input.other]);
  return {
    passage: newId(now),
    isInCase: await isInCase(tx, input),
    isLinked: link !== undefined,
    living: [...found.values()].flatMap(({ state, person }) => (state === 'erased' ? [] : [person])),
    carriesDeath: link !== undefined && carriesDeath(link),
    elsewhere: await digestsOf(tx, othersIn(input, link)),
  };
};

const end = async (context: Context, event: MatchTakenBack): Promise<void> => {
  const { tx, actor, now } = context;
  const { why: text, concerns, passage } = event;
  const sealed = await addPassage(vaultOf(context), { text, concerns, now }, passage);
  if (!sealed.ok) throw new Error(`a passage was refused: ${sealed.refusal.code}`);
  await sql`UPDATE same_person s SET ended_at = ${now}, ended_by = ${actor.staff}, end_passage = ${passage}
    WHERE ${isBetween(event)}`.execute(tx);
};

/** Records that two records are not of the same person after all. */
export const takeBackMatch: Change<TakeBackMatch, TakeBackState, MatchTakenBack, TakeBackRefusal> = {
  action: 'take-back-match',
  cases: (input) => [input.case],
  // Ended from either side at once, each would hold its own case and wait for the other's.
  hold: async ({ tx }, input) => holdCases(tx, [input.case, ...othersIn(input, await findLink(tx, input))]),
  load,
  decide: decideTakeBack,
  apply: async (context, events) => {
    for (const event of events) await end(context, event);
  },
  tell: (events) => ({
    kind: 'alteration',
    // Of every case of either: what was read of the other there is not read any more, and its timeline says why.
    cases: events.flatMap((event) => [event.case, ...event.elsewhere.map((one) => one.case)]),
    people: events.flatMap(({ person, other }) => [person, other]),
    content: { matchesTakenBack: events.map(({ person, other, passage }) => ({ person, other, passage })) },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['person', event.person],
      ]),
    ),
  }),
};

export interface TakeBackPage {
  readonly file: CaseFile;
  readonly pair: Pair;
  readonly people: ReadonlyMap<string, Person>;
  readonly link: LinkOf;
}

/** Reads what hangs on a link, on the way to ending it. */
export const readToTakeBack: Look<Pair, TakeBackPage, Exclude<TakeBackRefusal, { code: 'DeathCarried' }>> = {
  action: 'take-back-match',
  cases: (input) => [input.case],
  load: async (context, pair) => {
    if (!(await isInCase(context.tx, pair))) return refused({ code: 'NotInThisCase', person: pair.person });
    const link = await findLink(context.tx, pair);
    if (link === undefined) return refused({ code: 'NotLinked', person: pair.other });
    const people = await readPeople(vaultOf(context), [pair.person, pair.other]);
    return ok({ file: await getCase(context.tx, pair.case), pair, people, link });
  },
  tell: ({ file, people }) => ({ cases: [file.case], people: [...people.keys()], content: { page: 'take-back' } }),
};
