import { z } from 'zod';
import { DEPARTURES } from '../../casework/decision/index.ts';
import { ANSWERS, EVERY_REASON } from './rule-proposal.ts';

const id = (say: string) => z.string(say).regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,119}$/, say);

export const RuleChangeBody = z.strictObject({
  policy: id('Choose the version of the rule'),
  rule: id('Choose a rule of the list'),
});
export const RuleAnswerBody = z.strictObject({
  answer: z.enum(ANSWERS, 'Choose your answer'),
  reason: z.enum(EVERY_REASON, 'Choose why'),
});
export const RuleProposalParams = z.strictObject({ proposal: z.uuid() });

const shown = z.int().nullable();

/** Departures as a program reads them: a count that is held back is null, and `shown` says below what it is. */
const Rule = z.object({
  policy: z.string(),
  rule: z.string(),
  shown: z.string(),
  cases: shown,
  reasons: z.array(z.object({ departure: z.enum(DEPARTURES), cases: shown })),
  inCommon: z.array(z.string()),
});

export const DeparturesAnswer = z.object({
  definition: z.string(),
  from: z.iso.date(),
  until: z.iso.date(),
  heldBackBelow: z.int(),
  casesProposed: z.string(),
  /** What officers departed from when they proposed an outcome. */
  rules: z.array(Rule),
  /** What supervisors decided against, of response and category. */
  rulings: z.array(Rule),
  nextProposals: z.int().nullable(),
  proposals: z.array(
    z.object({
      id: z.uuid(),
      policy: z.string(),
      rule: z.string(),
      cases: z.int(),
      inCommon: z.array(z.string()),
      at: z.iso.datetime(),
      answer: z.enum(ANSWERS).nullable(),
      reason: z.enum(EVERY_REASON).nullable(),
    }),
  ),
});
