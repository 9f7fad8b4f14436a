import { sql } from 'kysely';
import { startOfDay } from '../../platform/clock/index.ts';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { addPassage, readPeople } from '../../platform/person/index.ts';
import type { Policy } from '../../policy/index.ts';
import { drawable, findDrawn, findPanelRow, nextWaiting, oneAtATime, openReading } from './second-opinion.rows.ts';
import {
  decideDraw,
  decideOpinion,
  decidePanelFinding,
  decideTake,
  type DrawRefusal,
  type DrawSecondOpinions,
  type DrawState,
  type GiveOpinion,
  type GiveRefusal,
  type OpinionGiven,
  type OpinionSetAside,
  type OpinionState,
  type OpinionTaken,
  type PanelFound,
  type PanelRefusal,
  type PanelState,
  type ReadingState,
  type RecordFinding,
  type SecondOpinionsDrawn,
  type TakeOpinionRefusal,
} from './second-opinion.ts';
import { outcomesOf } from './standard-case.ts';

type Versions = () => readonly Policy[];

/** The day after, on which a period that holds its last day has ended. */
const dayAfter = (day: string): Date => {
  const next = new Date(startOfDay(day).getTime() + 36 * 3_600_000);
  return startOfDay(next.toISOString().slice(0, 10));
};

export const drawSecondOpinions: Change<DrawSecondOpinions, DrawState, SecondOpinionsDrawn, DrawRefusal> = {
  action: 'draw-second-opinions',
  cases: () => [],
  changesCases: false,
  load: async ({ tx, now }, { from, until }) => ({
    // Its random part is the seed: made here, so that nobody can try seeds until a draw suits them.
    id: newId(now),
    eligible: until < from ? [] : await drawable(tx, startOfDay(from), dayAfter(until)),
    newId: () => newId(now),
  }),
  decide: decideDraw,
  apply: async ({ tx, actor }, events) => {
    for (const { id, seed, from, until, wanted, eligible, drawn, at } of events) {
      await sql`INSERT INTO second_opinion_draw (force, draw, seed, closed_from, closed_until, wanted, eligible, drawn_at, drawn_by)
        VALUES (${actor.force}, ${id}, ${seed}, ${from}, ${until}, ${wanted}, ${eligible}, ${at}, ${actor.staff})`.execute(
        tx,
      );
      for (const [place, one] of drawn.entries())
        await sql`INSERT INTO second_opinion (force, second_opinion, draw, position, case_file, proposal, crime)
          VALUES (${actor.force}, ${one.opinion}, ${id}, ${place + 1}, ${one.case}, ${one.proposal}, ${one.crime})`.execute(
          tx,
        );
    }
  },
  tell: (events) => ({
    kind: 'consultation',
    cases: events.flatMap(({ drawn }) => drawn.map((one) => one.case)),
    people: [],
    content: { draws: events.map(({ id, eligible, drawn }) => ({ draw: id, eligible, drawn: drawn.length })) },
    given: Object.fromEntries(events.map(({ id }) => ['draw', id])),
  }),
};

export const takeSecondOpinion: Change<undefined, ReadingState, OpinionTaken, TakeOpinionRefusal> = {
  action: 'take-second-opinion',
  cases: () => [],
  load: async ({ tx, actor }) => {
    await oneAtATime(tx, actor.force);
    return { waiting: await nextWaiting(tx, actor.staff), open: await openReading(tx, actor.staff) };
  },
  decide: decideTake,
  apply: async ({ tx, actor }, events) => {
    for (const { opinion, at } of events)
      await sql`INSERT INTO second_opinion_reading (force, second_opinion, staff, taken_at)
        VALUES (${actor.force}, ${opinion}, ${actor.staff}, ${at})`.execute(tx);
  },
  // Which case it is stays unsaid: what is shown of it is logged when it is looked at.
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { opinions: events.map(({ opinion }) => opinion) },
    given: Object.fromEntries(events.map(({ opinion }) => ['opinion', opinion])),
  }),
};

const insertOpinion = async (context: Context, event: OpinionGiven): Promise<void> => {
  const { tx, actor, now, keys } = context;
  const { opinion, choice, heads, why, people, at } = event;
  const passage = newId(now);
  // Sealed to everybody in the case, though no name was shown: erased with them, and readable while one of them is there.
  const sealed = await addPassage({ tx, keys, force: actor.force }, { text: why, concerns: people, now }, passage);
  if (!sealed.ok) throw new Error(`a second opinion was refused: ${sealed.refusal.code}`);
  await sql`INSERT INTO second_opinion_answer (force, second_opinion, staff, choice, heads, passage, given_at)
    VALUES (${actor.force}, ${opinion}, ${actor.staff}, ${choice}, ${[...heads]}, ${passage}, ${at})`.execute(tx);
};

/** Gives a second opinion, or sets the reading aside. No case is among its `cases`: it changes none. */
export const opinionGiver = (
  versions: Versions,
): Change<GiveOpinion, OpinionState, OpinionGiven | OpinionSetAside, GiveRefusal> => ({
  action: 'give-second-opinion',
  cases: () => [],
  // The log names the case; its version, stage and clocks stay as they are.
  changesCases: false,
  load: async ({ tx, actor, keys }, { opinion }) => {
    const found = await findDrawn(tx, opinion, actor.staff);
    const policy = versions().find(({ files }) => files.policy.id === found?.policy);
    const known = await readPeople({ tx, keys, force: actor.force }, found?.people ?? []);
    const people = (found?.people ?? []).filter((person) => known.get(person)?.state !== 'erased');
    return {
      // Where everybody was erased there is nobody left whom it could be about, or whose words it could be sealed with.
      isReader: found?.isReader === true && people.length > 0,
      isGiven: found?.isGiven === true,
      isMet: found?.isMet === true,
      outcomes: policy === undefined ? [] : outcomesOf(policy).map(({ code }) => code),
      case: found?.case ?? '',
      people,
    };
  },
  decide: decideOpinion,
  apply: async (context, events) => {
    const { tx, actor } = context;
    for (const event of events) {
      if (event.type === 'OpinionGiven') await insertOpinion(context, event);
      else
        await sql`UPDATE second_opinion_reading SET set_aside_at = ${event.at}
          WHERE second_opinion = ${event.opinion} AND staff = ${actor.staff}`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [...new Set(events.flatMap((event) => (event.type === 'OpinionGiven' ? event.people : [])))],
    content: { opinions: events.map(({ type, opinion }) => ({ type, opinion })) },
    given: Object.fromEntries(
      events.flatMap(({ opinion, type }) => [['opinion', opinion] as const, ['became', type] as const]),
    ),
  }),
});

/** Records what a panel found of a case that was decided twice. */
export const panelFinder = (versions: Versions): Change<RecordFinding, PanelState, PanelFound, PanelRefusal> => ({
  action: 'record-panel-finding',
  cases: () => [],
  changesCases: false,
  load: async ({ tx, actor }, { opinion }) => {
    const [row, drawn] = await Promise.all([
      findPanelRow(tx, opinion, actor.staff),
      findDrawn(tx, opinion, actor.staff),
    ]);
    const policy = versions().find(({ files }) => files.policy.id === drawn?.policy);
    return {
      isGiven: row !== undefined,
      isFound: row !== undefined && row.finding !== null,
      hasPart: row?.hasPart === true,
      rules: policy?.files.rules.map(({ id }) => id) ?? [],
      case: drawn?.case ?? '',
    };
  },
  decide: decidePanelFinding,
  apply: async ({ tx, actor }, events) => {
    for (const { opinion, finding, rule, at } of events)
      await sql`INSERT INTO panel_finding (force, second_opinion, finding, rule, found_at, found_by)
        VALUES (${actor.force}, ${opinion}, ${finding}, ${rule ?? null}, ${at}, ${actor.staff})`.execute(tx);
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [],
    content: { findings: events.map(({ opinion }) => opinion) },
    given: Object.fromEntries(events.map(({ opinion }) => ['opinion', opinion])),
  }),
});
