import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { turned, type PageQuery, type Turned } from '../../platform/web/index.ts';
import type { Adviser } from '../../policy/index.ts';
import {
  casesOf,
  countsOf,
  departuresOf,
  findRound,
  hasWithdrawn,
  ownAnswers,
  peopleIn,
  ROUNDS_PAGE,
  roundsFor,
  type ChoiceCount,
  type DepartureCount,
  type OwnAnswer,
  type Round,
  type RoundLine,
} from './round.rows.ts';
import { LEAST_PEOPLE } from './agreement.ts';
import { ownReasons, reasonsOf, type WrittenReason } from './reason.store.ts';
import type { OfRound } from './round.ts';
import { advised, isDeparture, policyOf, type AdvisedCase } from './standard-case.ts';
import type { Vignette } from './vignette.schema.ts';
import type { Policy } from '../../policy/index.ts';

export interface NoSuchRound {
  readonly code: 'NoSuchRound';
}
export interface NotInRound {
  readonly code: 'NotInRound';
}

const writersOf = (reasons: readonly WrittenReason[]): readonly string[] => [
  ...new Set(reasons.map(({ writer }) => writer)),
];

const tell = (page: string) => () => ({ cases: [], people: [], content: { page } });

/** A page of the rounds. */
export const readRounds: Look<PageQuery, Turned<RoundLine>> = {
  action: 'read-practice',
  cases: () => [],
  load: async ({ tx, actor }, { page }) => ok(turned(await roundsFor(tx, actor.staff, page), page, ROUNDS_PAGE)),
  tell: tell('practice'),
};

export interface RoundRead {
  readonly round: Round;
  readonly cases: readonly Vignette[];
  readonly own: readonly OwnAnswer[];
  readonly hasWithdrawn: boolean;
  readonly people: number;
}

/** A round as one person stands to it: what they decided themselves, and nothing of what others did. */
export const readRound: Look<OfRound, RoundRead, NoSuchRound> = {
  action: 'read-practice',
  cases: () => [],
  load: async ({ tx, actor }, { round: id }) => {
    const round = await findRound(tx, id);
    if (round === undefined) return refused({ code: 'NoSuchRound' });
    const [cases, own, withdrawn, people] = await Promise.all([
      casesOf(tx, id),
      ownAnswers(tx, id, actor.staff),
      hasWithdrawn(tx, id, actor.staff),
      peopleIn(tx, id),
    ]);
    return ok({ round, cases, own, hasWithdrawn: withdrawn, people });
  },
  tell: tell('practice-round'),
};

export interface CaseRead extends Omit<RoundRead, 'people'> {
  readonly vignette: Vignette;
  readonly policy: Policy;
  readonly answer: OwnAnswer | undefined;
  /** There only where the round shows it or is closed, or one has decided already. */
  readonly told: AdvisedCase | undefined;
  /** Whether one's own choice was other than advised. */
  readonly hasDeparted: boolean;
  /** What one wrote of it oneself. */
  readonly reasons: readonly WrittenReason[];
}

/** One standard case to be decided, or as one decided it. */
export const standardCaseReader = (
  adviser: Adviser,
): Look<OfRound & { readonly vignette: string }, CaseRead, NoSuchRound | NotInRound> => ({
  action: 'read-practice',
  cases: () => [],
  load: async (context, { round: id, vignette }) => {
    const found = await readRound.load(context, { round: id });
    if (!found.ok) return found;
    const { round, cases, own } = found.value;
    const one = cases.find((each) => each.id === vignette);
    if (one === undefined) return refused({ code: 'NotInRound' });
    const answer = own.find((each) => each.vignette === vignette);
    const told = advised(adviser, one);
    return ok({
      ...found.value,
      vignette: one,
      policy: policyOf(adviser.policies, one),
      answer,
      // Left out here, and not on the page: a template that forgets to ask has nothing to show.
      told: round.adviceShown || answer !== undefined || round.closedAt !== null ? told : undefined,
      hasDeparted: answer !== undefined && isDeparture(told, answer.choice),
      reasons: await ownReasons(context, id, vignette),
    });
  },
  tell: ({ reasons }) => ({ ...tell('practice-case')(), people: writersOf(reasons) }),
});

export interface ResultsRead {
  readonly round: Round;
  readonly cases: readonly Vignette[];
  readonly counts: readonly ChoiceCount[];
  readonly departures: readonly DepartureCount[];
  readonly policy: Policy;
  /** What people of this force wrote, by case and head, of what enough wrote of; nobody's name is with it. */
  readonly reasons: readonly WrittenReason[];
}

export interface NotClosedYet {
  readonly code: 'RoundStillOpen';
}

/** What everybody chose, once a round is closed and nobody can be led by it any more. */
export const resultsReader = (
  versions: () => readonly Policy[],
): Look<OfRound, ResultsRead, NoSuchRound | NotClosedYet> => ({
  action: 'read-practice',
  cases: () => [],
  load: async (context, { round: id }) => {
    const { tx, actor } = context;
    const round = await findRound(tx, id);
    if (round === undefined) return refused({ code: 'NoSuchRound' });
    if (round.closedAt === null) return refused({ code: 'RoundStillOpen' });
    const [cases, counts, departures] = await Promise.all([
      casesOf(tx, id),
      countsOf(tx, actor.force, id),
      departuresOf(tx, id),
    ]);
    const policy = versions().find(({ files }) => files.policy.id === round.policy);
    if (policy === undefined) throw new Error(`no version ${round.policy} of the guidance`);
    const reasons = await reasonsOf(context, id, LEAST_PEOPLE);
    return ok({ round, cases, counts, departures, policy, reasons });
  },
  tell: ({ reasons }) => ({ ...tell('practice-results')(), people: writersOf(reasons) }),
});
