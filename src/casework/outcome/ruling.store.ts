import { sql } from 'kysely';
import { z } from 'zod';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, rowsUnlessEmpty, type Tx } from '../../platform/database/index.ts';
import { addPassage } from '../../platform/person/index.ts';
import { staffNamesIn } from '../../platform/staff/index.ts';
import type { Adviser, Policy } from '../../policy/index.ts';
import { HELD, getCase, setStage, type Waiting } from '../case/index.ts';
import { conditionsStated, proposalOf, readAdvised, restsOn, saying } from '../decision/index.ts';
import { partiesOf, type Party } from '../report/index.ts';
import { recordersIn, refOf, whoWorked } from '../triage/index.ts';
import {
  decideRuling,
  type ProposalRuled,
  type RuleOnProposal,
  type RulingRefusal,
  type RulingState,
} from './outcome.ts';
import { standingsNow } from './present.store.ts';
import { ranksAsked } from './rank.store.ts';
import { decidersIn } from './yours.ts';

interface State extends RulingState {
  readonly policy: Policy;
}

const load =
  (adviser: Adviser) =>
  async (context: Context, input: RuleOnProposal): Promise<State> => {
    const { tx, now } = context;
    const proposal = await proposalOf(tx, input.case);
    const advised = await readAdvised(
      context,
      adviser,
      input.case,
      proposal === undefined ? {} : conditionsStated(proposal),
    );
    return {
      ruling: newId(now),
      stage: (await getCase(tx, input.case)).stage,
      proposal,
      officers: [...(await whoWorked(tx, input.case)), ...decidersIn(advised.basis)],
      recorders: [...(await staffNamesIn(tx, recordersIn(input.case))).keys()],
      policy: advised.policy,
      basisDigest: proposal !== undefined && restsOn(advised.basis, proposal) ? proposal.basisDigest : advised.digest,
      unfinished: advised.unfinished,
      standings: proposal === undefined ? [] : standingsNow(proposal, advised),
      ...(await ranksAsked(tx, advised, proposal?.outcomes ?? [])),
    };
  };

/** Seals why a proposal was ruled on as it was, or taken back. */
export const sealReason = async (context: Context, id: string, text: string): Promise<string> => {
  const { tx, actor, now } = context;
  // The reason may speak of anybody in the case: it goes with each of them.
  const concerns = (await partiesOf(tx, id)).filter((party) => party.kind !== 'reporter').map((party) => party.person);
  const passage = newId(now);
  const sealed = await addPassage({ tx, keys: context.keys, force: actor.force }, { text, concerns, now }, passage);
  if (!sealed.ok) throw new Error(`a reason was refused: ${sealed.refusal.code}`);
  return passage;
};

const apply = async (context: Context, events: readonly ProposalRuled[]): Promise<void> => {
  const { tx, actor } = context;
  for (const event of events) {
    const text = event.verdict.is === 'approved' ? event.verdict.formalReason : event.verdict.reason;
    // Kept with an approval too, where a formal end was decided: it is what a reader years later asks for.
    const passage = text === undefined ? null : await sealReason(context, event.case, text);
    await sql`INSERT INTO ruling (force, ruling, case_file, proposal, verdict, ruled_at, ruled_by, passage)
      VALUES (${actor.force}, ${event.ruling}, ${event.case}, ${event.proposal}, ${event.verdict.is}, ${event.at}, ${event.by}, ${passage})`.execute(
      tx,
    );
    // Returned, the case is open again: what was answered stays, and only the choice is made anew.
    await setStage(tx, event.case, event.verdict.is === 'approved' ? 'approved' : 'open');
  }
};

const ruling = (adviser: Adviser, action: string): Change<RuleOnProposal, State, ProposalRuled, RulingRefusal> => ({
  action,
  cases: (input) => [input.case],
  load: load(adviser),
  decide: (state, input, moment) => saying(state.policy, decideRuling(state, input, moment)),
  apply,
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    people: [],
    content: {
      rulings: events.map(({ ruling: id, proposal, verdict, recordedToo }) => ({
        ...{ ruling: id, proposal, verdict: verdict.is, recordedToo },
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['ruling', event.ruling],
      ]),
    ),
  }),
});

/** Cases whose proposal nobody has ruled on; the queue lists the proposals themselves. */
export const proposalWaits: Waiting = {
  on: 'supervisor',
  rows: sql`SELECT p.force, p.case_file, 'ruling' AS waits, p.proposed_at AS since, p.proposed_by::text AS by, 'ruling' AS place
    FROM case_file f JOIN proposal p ON p.force = f.force AND p.case_file = f.case_file
    WHERE f.stage = 'proposed' AND NOT EXISTS (SELECT FROM proposal n WHERE n.force = p.force AND n.case_file = p.case_file
      AND (n.proposed_at, n.proposal) > (p.proposed_at, p.proposal))`,
};

export const approveOutcome = (adviser: Adviser) => ruling(adviser, 'approve-outcome');
export const returnOutcome = (adviser: Adviser) => ruling(adviser, 'return-outcome');

export interface OutcomeRow {
  readonly crime: string;
  readonly outcome: string;
  readonly person: string | undefined;
  readonly state: 'proposed' | 'approved' | 'returned' | 'withdrawn';
  readonly at: Date;
  /** Who ruled on it. */
  readonly by: string | undefined;
  /** Whom the advice that it was decided on has as a person involved, or as a suspect. */
  readonly involved: readonly string[];
}

const Roles = z.object({ people: z.array(z.object({ ref: z.string(), role: z.string() })) });
const INVOLVED: readonly string[] = ['person-involved', 'suspect'];

const involvedIn = (advice: string, parties: readonly Party[]): readonly string[] => {
  const roles = new Map(Roles.parse(JSON.parse(advice)).people.map(({ ref, role }) => [ref, role]));
  return parties.flatMap((party) => (INVOLVED.includes(roles.get(refOf(party)) ?? '') ? [party.person] : []));
};

interface Flat extends Omit<OutcomeRow, 'person' | 'by' | 'involved'> {
  readonly person: string | null;
  readonly by: string | null;
  readonly advice: string;
}

/** What stands for each crime by the newest proposal, and how far it came; one that was returned or withdrawn leaves what was approved before it. */
export const outcomesOf = async (tx: Tx, id: string): Promise<readonly OutcomeRow[]> => {
  const asked = sql<Flat>`
    SELECT o.crime, o.outcome, o.person, p.advice, coalesce(p.verdict, 'proposed') AS state, coalesce(p.ruled_at, p.proposed_at) AS at, p.ruled_by AS by
    FROM (SELECT q.force, q.proposal, q.advice, q.proposed_at, r.verdict, r.ruled_at, r.ruled_by FROM proposal q LEFT JOIN ruling r ON r.force = q.force AND r.proposal = q.proposal
      WHERE q.case_file = ${id} ORDER BY coalesce(r.verdict, 'proposed') IN ('returned', 'withdrawn'), q.proposed_at DESC, q.proposal DESC LIMIT 1) p
    JOIN proposal_outcome o ON o.force = p.force AND o.proposal = p.proposal
    ORDER BY o.crime`;
  const [rows, parties] = await Promise.all([rowsUnlessEmpty(tx, id, HELD.decision, asked), partiesOf(tx, id)]);
  return rows.map(({ advice, ...row }) => ({
    ...row,
    person: row.person ?? undefined,
    by: row.by ?? undefined,
    involved: involvedIn(advice, parties),
  }));
};
