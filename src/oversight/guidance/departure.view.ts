import { departureWords } from '../../casework/decision/index.ts';
import { freshForm, turnLinks, type Form, type PageModel } from '../../platform/web/index.ts';
import type { Policy } from '../../policy/index.ts';
import { shownCount } from '../release/index.ts';
import type { RuleDepartures } from './departure.ts';
import type { DeparturesRead } from './departures-page.store.ts';
import { placesOf } from './places.ts';
import { ANSWERS, REASONS, type Answer, type Reason, type RuleProposal } from './rule-proposal.ts';

/** What is counted, in words that stand beside every figure. */
export const DEFINITION =
  'Cases whose newest outcome proposal in the period chose other than the guidance advised, or than a supervisor decided, counted once for each rule that the choice departs from: the rules that asked for a supervisor’s decision first, on the outcome or on formal action; for a formal end against proportionate advice, those that gave the response; against what a supervisor decided, those that response and category rested on. Whether it was approved is not asked. Of supervisors: cases whose newest decision on response, or on category, in the period is other than the guidance advised that day, counted for the rules that gave that advice. Never by officer, nor by supervisor.';

const answerWords: Readonly<Record<Answer, string>> = { 'taken-up': 'Taken up', 'not-taken-up': 'Not taken up' };

const reasonWords: Readonly<Record<Reason, string>> = {
  'condition-too-wide': 'it holds for cases that it was not meant for',
  'condition-too-narrow': 'it leaves out cases that it was meant for',
  'sentence-unclear': 'its sentence is not clear',
  'source-changed': 'its source has changed',
  'rule-stands': 'the rule is right, and stands',
  'source-has-to-change': 'its source would have to change first',
  'to-be-explained': 'the rule is right, and has to be explained better',
  'changed-already': 'a newer version has changed it already',
};

const ruleIn = (versions: readonly Policy[], { policy, rule }: Pick<RuleDepartures, 'policy' | 'rule'>) => ({
  policy,
  rule,
  href: placesOf(policy).rule(rule),
  says:
    versions.find(({ files }) => files.policy.id === policy)?.files.rules.find(({ id }) => id === rule)?.says ?? rule,
});

const departureRow = (
  versions: readonly Policy[],
  least: number,
  each: RuleDepartures,
  waiting: readonly RuleProposal[],
) => ({
  ...ruleIn(versions, each),
  shown: each.shown,
  reasons: each.reasons.map(({ departure, cases }) => ({
    text: departureWords[departure],
    cases: cases === null ? `fewer than ${least}, or held back with such` : String(cases),
  })),
  inCommon: each.inCommon,
  isProposed: waiting.some(({ policy, rule }) => policy === each.policy && rule === each.rule),
});

const proposalRow = (versions: readonly Policy[], proposal: RuleProposal) => ({
  ...ruleIn(versions, proposal),
  id: proposal.id,
  from: proposal.from,
  until: proposal.until,
  cases: proposal.cases,
  inCommon: proposal.inCommon,
  at: proposal.at,
  by: proposal.by ?? 'Somebody who has left',
  answered:
    proposal.answered === undefined
      ? undefined
      : {
          isTakenUp: proposal.answered.answer === 'taken-up',
          text: `${answerWords[proposal.answered.answer]}: ${reasonWords[proposal.answered.reason]}`,
          at: proposal.answered.at,
          by: proposal.answered.by ?? 'Somebody who has left',
        },
});

/** An answer with its reason is one choice, so that no pair can be chosen that does not fit. */
const choices = [
  { value: '', text: 'Choose' },
  ...ANSWERS.flatMap((answer) =>
    REASONS[answer].map((reason) => ({
      value: `${answer}/${reason}`,
      text: `${answerWords[answer]}: ${reasonWords[reason]}`,
    })),
  ),
];

/** Departures from the advice, by rule. */
export const departuresPage = (
  versions: readonly Policy[],
  read: DeparturesRead,
  form: Form = freshForm(),
): PageModel => {
  const { departures, rulings, least, proposals, waiting } = read;
  const row = (each: RuleDepartures) => departureRow(versions, least, each, waiting);
  return {
    title: 'Departures from the guidance',
    form,
    definition: DEFINITION,
    period: read.period,
    least,
    proposed: shownCount(read.proposed, least),
    often: departures.filter(({ cases }) => cases !== null).map(row),
    seldom: departures.filter(({ cases }) => cases === null).map(row),
    rulings: rulings.map(row),
    proposals: proposals.rows.map((proposal) => proposalRow(versions, proposal)),
    ...turnLinks(proposals, '/departures', 'proposals'),
    choices,
    back: { href: '/guidance', text: 'All guidance' },
  };
};
