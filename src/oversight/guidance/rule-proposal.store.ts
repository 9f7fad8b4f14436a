import { sql, type RawBuilder } from 'kysely';
import type { Change, Context } from '../../platform/command/index.ts';
import { newId, type Tx } from '../../platform/database/index.ts';
import type { Policy } from '../../policy/index.ts';
import { departuresIn } from './departure.store.ts';
import {
  decideRuleAnswer,
  decideRuleChange,
  type Answer,
  type AnswerRefusal,
  type AnswerRuleChange,
  type ProposalRefusal,
  type ProposalState,
  type ProposeRuleChange,
  type Reason,
  type RuleChangeAnswered,
  type RuleChangeProposed,
  type RuleProposal,
} from './rule-proposal.ts';

interface Row extends ProposeRuleChange {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly cases: number;
  readonly inCommon: readonly string[];
  readonly at: Date;
  readonly by: string | null;
  readonly answer: Answer | null;
  readonly reason: Reason | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
}

const proposalIn = ({ answer, reason, answeredAt, answeredBy, by, ...row }: Row): RuleProposal => ({
  ...row,
  by: by ?? undefined,
  answered:
    answer === null || reason === null || answeredAt === null
      ? undefined
      : { answer, reason, at: answeredAt, by: answeredBy ?? undefined },
});

const proposals = async (tx: Tx, which: RawBuilder<unknown>): Promise<readonly RuleProposal[]> => {
  const { rows } = await sql<Row>`
    SELECT p.rule_proposal AS id, p.policy, p.rule, p.counted_from::text AS from, p.counted_until::text AS until, p.cases, p.in_common AS "inCommon",
      p.proposed_at AS at, s.name AS by, a.answer, a.reason, a.answered_at AS "answeredAt", t.name AS "answeredBy"
    FROM rule_proposal p LEFT JOIN staff s ON s.force = p.force AND s.staff = p.proposed_by
      LEFT JOIN rule_proposal_answer a ON a.force = p.force AND a.rule_proposal = p.rule_proposal
      LEFT JOIN staff t ON t.force = a.force AND t.staff = a.answered_by
    ${which}`.execute(tx);
  return rows.map(proposalIn);
};

/** Proposals on one page of their list. */
export const PROPOSALS_PAGE = 50;

/** A page of the proposals to change a rule, and one more: those that wait first, then the newest. */
export const proposalsOf = (tx: Tx, page: number): Promise<readonly RuleProposal[]> =>
  proposals(
    tx,
    sql`ORDER BY a.answered_at IS NOT NULL, p.proposed_at DESC, p.rule_proposal DESC
    LIMIT ${PROPOSALS_PAGE + 1} OFFSET ${(page - 1) * PROPOSALS_PAGE}`,
  );

/** Every proposal without an answer: one a rule at most, so that the rules bound them. */
export const waitingProposals = (tx: Tx): Promise<readonly RuleProposal[]> =>
  proposals(tx, sql`WHERE a.answered_at IS NULL`);

/** What a proposal rests on: rules that many departed from, in cases or in practice, and when. */
export type CountGround<Input> = (
  context: Context,
  input: Input,
) => Promise<Pick<ProposalState, 'period' | 'departures'>>;

/** Proposes to change a rule that was departed from often, by what is counted for it. */
export const ruleProposer = <Input extends ProposeRuleChange>(
  count: CountGround<Input>,
): Change<Input, ProposalState, RuleChangeProposed, ProposalRefusal> => ({
  action: 'propose-rule-change',
  cases: () => [],
  // Counted anew in this transaction: what a page showed may be of yesterday.
  load: async (context, input) => {
    const { period, departures } = await count(context, input);
    return { id: newId(context.now), period, departures, proposals: await waitingProposals(context.tx) };
  },
  decide: decideRuleChange,
  apply: async ({ tx, actor }, events) => {
    for (const { id, policy, rule, from, until, cases, inCommon, at } of events) {
      await sql`INSERT INTO rule_proposal (force, rule_proposal, policy, rule, counted_from, counted_until, cases, in_common, proposed_at, proposed_by)
        VALUES (${actor.force}, ${id}, ${policy}, ${rule}, ${from}, ${until}, ${cases}, ${[...inCommon]}, ${at}, ${actor.staff})`.execute(
        tx,
      );
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { proposals: events.map(({ id, policy, rule, cases }) => ({ id, policy, rule, cases })) },
    given: Object.fromEntries(events.map(({ id }) => ['proposal', id])),
  }),
});

/** On the cases of the force. `versions` are those of the guidance as it stands. */
export const ruleChangeProposer = (versions: () => readonly Policy[]) =>
  ruleProposer<ProposeRuleChange>((context) => departuresIn(context, versions()));

/** Answers a proposal: taken up, or not, with the reason. */
export const answerRuleChange: Change<AnswerRuleChange, RuleProposal | undefined, RuleChangeAnswered, AnswerRefusal> = {
  action: 'answer-rule-change',
  cases: () => [],
  load: async ({ tx }, { proposal }) => (await proposals(tx, sql`WHERE p.rule_proposal = ${proposal}`))[0],
  decide: decideRuleAnswer,
  apply: async ({ tx, actor }, events) => {
    for (const { proposal, answer, reason, at } of events) {
      await sql`INSERT INTO rule_proposal_answer (force, rule_proposal, answer, reason, answered_at, answered_by)
        VALUES (${actor.force}, ${proposal}, ${answer}, ${reason}, ${at}, ${actor.staff})`.execute(tx);
    }
  },
  tell: (events) => ({
    kind: 'alteration',
    cases: [],
    people: [],
    content: { answers: events.map(({ proposal, answer, reason }) => ({ proposal, answer, reason })) },
    given: Object.fromEntries(events.map(({ proposal }) => ['proposal', proposal])),
  }),
};
