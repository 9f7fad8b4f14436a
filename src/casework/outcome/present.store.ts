import { sql } from 'kysely';
import type { Context } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Adviser } from '../../policy/index.ts';
import {
  conditionsStated,
  digestUnder,
  getProposal,
  readAdvised,
  standingOfNobody,
  type Advised,
  type Proposal,
  type Unfinished,
} from '../decision/index.ts';
import type { StandingNow } from './outcome.ts';
import { ranksAsked } from './rank.store.ts';
import type { RanksAsked } from './rank.ts';

/** The standing of what was proposed, by the advice on the facts as they are now. */
export const standingsNow = (proposal: Proposal, { advice, basis }: Advised): readonly StandingNow[] => {
  const refs = new Map(basis.facts.people.map(({ person, ref }) => [person, ref]));
  return proposal.outcomes.map(({ outcome, person }) => {
    const now =
      person === undefined
        ? standingOfNobody(advice.people, outcome)?.outcome
        : advice.people.find(({ ref }) => ref === refs.get(person))?.outcomes.find(({ code }) => code === outcome);
    return now === undefined
      ? { outcome, standing: 'barred', needs: [], because: [] }
      : { outcome, standing: now.standing, needs: now.needs, because: now.because };
  });
};

/** The proposal that was approved last. */
export const approvedProposalOf = async (tx: Tx, id: string): Promise<Proposal | undefined> => {
  const { rows } = await sql<{ proposal: string }>`
    SELECT proposal FROM ruling WHERE case_file = ${id} AND verdict = 'approved' ORDER BY ruled_at DESC, ruling DESC LIMIT 1`.execute(
    tx,
  );
  return rows[0] === undefined ? undefined : getProposal(tx, rows[0].proposal);
};

/** What was approved last, held against what is known and advised now. */
export interface Present extends RanksAsked {
  readonly proposedBy: string;
  readonly digest: string;
  readonly standings: readonly StandingNow[];
  readonly unfinished: readonly Unfinished[];
  /** What each rule that stands against it says. */
  readonly says: readonly string[];
}

export type PresentReading = (context: Context, id: string) => Promise<Present | undefined>;

export const presentIn =
  (adviser: Adviser): PresentReading =>
  async (context, id) => {
    const proposal = await approvedProposalOf(context.tx, id);
    if (proposal === undefined) return undefined;
    const advised = await readAdvised(context, adviser, id, conditionsStated(proposal));
    const standings = standingsNow(proposal, advised);
    const against = standings.filter(({ standing }) => standing === 'barred' || standing === 'not-yet');
    const rules = new Set(against.flatMap(({ because }) => because));
    return {
      proposedBy: proposal.by,
      digest: await digestUnder(context.tx, id, proposal),
      standings,
      unfinished: advised.unfinished,
      // As for an approval: upholding decides the same outcomes.
      ...(await ranksAsked(context.tx, advised, proposal.outcomes)),
      says: advised.policy.files.rules.filter((rule) => rules.has(rule.id)).map(({ says }) => says),
    };
  };
