import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { RuleDepartures } from './departure.ts';

export const ANSWERS = ['taken-up', 'not-taken-up'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Why a proposal is taken up or not: a list, since words of one's own could name a case. */
export const REASONS = {
  'taken-up': ['condition-too-wide', 'condition-too-narrow', 'sentence-unclear', 'source-changed'],
  'not-taken-up': ['rule-stands', 'source-has-to-change', 'to-be-explained', 'changed-already'],
} as const satisfies Readonly<Record<Answer, readonly string[]>>;
export type Reason = (typeof REASONS)[Answer][number];
export const EVERY_REASON: readonly Reason[] = ANSWERS.flatMap((answer): readonly Reason[] => REASONS[answer]);

export interface ProposeRuleChange {
  readonly policy: string;
  readonly rule: string;
}

export interface RuleProposal extends ProposeRuleChange {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly cases: number;
  readonly inCommon: readonly string[];
  readonly at: Date;
  readonly by: string | undefined;
  readonly answered:
    | { readonly answer: Answer; readonly reason: Reason; readonly at: Date; readonly by: string | undefined }
    | undefined;
}

export interface ProposalState {
  readonly id: string;
  readonly period: { readonly from: string; readonly until: string };
  readonly departures: readonly RuleDepartures[];
  /** Those that wait for an answer, at least. */
  readonly proposals: readonly RuleProposal[];
}

export interface RuleChangeProposed extends ProposeRuleChange {
  readonly type: 'RuleChangeProposed';
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly cases: number;
  readonly inCommon: readonly string[];
  readonly at: Date;
}

export type ProposalRefusal =
  | { readonly code: 'NotDepartedFromOften' }
  | { readonly code: 'RuleChangeWaits'; readonly rule: string };

/** Proposes to change a rule that was departed from often, with what was counted; one at a time for each rule. */
export function decideRuleChange(
  { id, period, departures, proposals }: ProposalState,
  { policy, rule }: ProposeRuleChange,
  { now }: Moment,
): Result<readonly RuleChangeProposed[], ProposalRefusal> {
  const found = departures.find((each) => each.policy === policy && each.rule === rule);
  // What is held back on the page must not come out by proposing it.
  if (found === undefined || found.cases === null) return refused({ code: 'NotDepartedFromOften' });
  if (proposals.some((each) => each.policy === policy && each.rule === rule && each.answered === undefined))
    return refused({ code: 'RuleChangeWaits', rule });
  const { cases, inCommon } = found;
  return ok([{ type: 'RuleChangeProposed', id, policy, rule, ...period, cases, inCommon, at: now }]);
}

export interface AnswerRuleChange {
  readonly proposal: string;
  readonly answer: Answer;
  readonly reason: Reason;
}

export interface RuleChangeAnswered extends AnswerRuleChange {
  readonly type: 'RuleChangeAnswered';
  readonly at: Date;
}

export type AnswerRefusal =
  | { readonly code: 'NoSuchRuleProposal' }
  | { readonly code: 'RuleChangeAnsweredAlready' }
  | { readonly code: 'ReasonDoesNotFit'; readonly answer: Answer };

export function decideRuleAnswer(
  proposal: RuleProposal | undefined,
  input: AnswerRuleChange,
  { now }: Moment,
): Result<readonly RuleChangeAnswered[], AnswerRefusal> {
  if (proposal === undefined) return refused({ code: 'NoSuchRuleProposal' });
  if (proposal.answered !== undefined) return refused({ code: 'RuleChangeAnsweredAlready' });
  const fitting: readonly Reason[] = REASONS[input.answer];
  if (!fitting.includes(input.reason)) return refused({ code: 'ReasonDoesNotFit', answer: input.answer });
  return ok([{ type: 'RuleChangeAnswered', ...input, at: now }]);
}
