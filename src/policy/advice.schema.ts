import { z } from 'zod';
import { Checks, Nation, Part, State } from './condition.schema.ts';
import { RESPONSES, ROLES, STANDINGS, Within } from './policy.schema.ts';

const AnswerState = z.union([State, z.literal('unknown')]);
export type AnswerState = z.infer<typeof AnswerState>;

const age = z.int().min(0).max(120);
const stated = z.record(z.string(), AnswerState);
/** What people weigh and no rule reads: kept with the question, so that a decision shows what was before its decider. */
const weighed = z.record(z.string(), z.string());
/** What the safety floor asks of a child and no rule reads: answered, so that it is not asked again. */
const floor = z.record(z.string(), z.string());

export const AdvicePerson = z.strictObject({
  ref: z.string().min(1),
  age: z.union([age, z.tuple([age, age]), z.literal('unknown')]).optional(),
  identified: z.boolean().optional(),
  parts: z.array(Part).optional(),
  facts: stated.optional(),
  by: stated.optional(),
  towards: stated.optional(),
  weighed: weighed.optional(),
  floor: floor.optional(),
});
export type AdvicePerson = z.infer<typeof AdvicePerson>;

/** The facts that advice is asked about. What is left out is unknown; a condition left out is unstated. */
export const AdviceInput = z.strictObject({
  nation: Nation.optional(),
  on: z.iso.date().optional(),
  settings: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
  conditions: z.record(z.string(), z.string()).optional(),
  people: z.array(AdvicePerson).optional(),
  factors: stated.optional(),
  weighed: weighed.optional(),
  checks: Checks.optional(),
  earlierReports: z.union([z.int().min(0), z.literal('unknown')]).optional(),
});
export type AdviceInput = z.infer<typeof AdviceInput>;

const ruleIds = z.array(z.string());
const person = z.string().nullable();
const question = z.strictObject({ person, fact: z.string() });
/** Something that may be answered: of one person, or (null) of the case. */
export type Question = z.infer<typeof question>;

const OutcomeAdvice = z.strictObject({
  code: z.string(),
  standing: z.enum(STANDINGS),
  because: ruleIds,
  needs: z.array(z.string()),
});
export type OutcomeAdvice = z.infer<typeof OutcomeAdvice>;

const PersonAdvice = z.strictObject({
  ref: z.string(),
  role: z.enum([...ROLES, 'not-yet-known']),
  because: ruleIds,
  outcomes: z.array(OutcomeAdvice),
});
export type PersonAdvice = z.infer<typeof PersonAdvice>;

const DutyAdvice = z.strictObject({ id: z.string(), person, owner: z.string(), within: Within, because: ruleIds });
export type DutyAdvice = z.infer<typeof DutyAdvice>;

const Remark = z.strictObject({ id: z.string(), person, says: z.string(), because: ruleIds });
export type Remark = z.infer<typeof Remark>;

const Trace = z.strictObject({ rule: z.string(), person, status: z.enum(['fired', 'failed', 'undecided']) });
export type Trace = z.infer<typeof Trace>;

export const Advice = z.strictObject({
  policy: z.strictObject({ id: z.string(), digest: z.string() }),
  // Raised when the shape changes: a stored decision keeps its own for ever, and is replayed by it (design, section 6).
  adviceVersion: z.literal(1),
  category: z.enum(['aggravated', 'non-aggravated', 'not-yet-known']),
  repeated: z.union([z.boolean(), z.literal('unknown')]),
  response: z.enum([...RESPONSES, 'not-yet-known']),
  because: ruleIds,
  people: z.array(PersonAdvice),
  duties: z.array(DutyAdvice),
  unknowns: z.array(question),
  nextQuestion: question.nullable(),
  notes: z.array(Remark),
  warnings: z.array(Remark),
  trace: z.array(Trace),
});
export type Advice = z.infer<typeof Advice>;
