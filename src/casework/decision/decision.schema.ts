import { z } from 'zod';
import { headWords } from './decision.words.ts';
import { HEADS, type Conditions, type Head, type ProposeOutcome } from './decision.ts';
import { DEPARTURES } from '../response/index.ts';

const LONGEST = 2000;
// *Nothing is known* is a reason too: nobody is made to invent one, and nobody can leave a head out.
const reason = (head: Head) => {
  const say = `Write what was weighed under “${headWords[head]}”, or that nothing is known`;
  return z.string(say).trim().min(3, say).max(LONGEST);
};

const reasons = Object.fromEntries(HEADS.map((head) => [head, reason(head)]));
const Reasons = z.strictObject(reasons);

export const ChoiceBody = z.strictObject({
  crime: z.uuid(),
  outcome: z.string().regex(/^\d{1,2}$/, 'Choose an outcome'),
  // Whether an outcome needs somebody is for `decide` to say, which knows the codes.
  person: z.uuid().exactOptional(),
  departure: z.enum(DEPARTURES).exactOptional(),
});

/** A proposal as a program sends it; the form sends the same, spread over its fields. */
export const ProposeOutcomeBody = z.strictObject({
  choices: z.array(ChoiceBody).min(1).max(20),
  conditions: z.record(z.string().max(60), z.string().max(60)),
  reasons: Reasons,
  seen: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ProposeOutcomeBody = z.infer<typeof ProposeOutcomeBody>;

const reasonsOf = (given: z.infer<typeof Reasons>): Readonly<Record<Head, string>> => {
  const of = (head: Head): string => given[head] ?? '';
  return {
    age: of('age'),
    antecedents: of('antecedents'),
    severity: of('severity'),
    spread: of('spread'),
    understanding: of('understanding'),
    'long-term-effect': of('long-term-effect'),
    views: of('views'),
  };
};

export const toProposal = (id: string, body: ProposeOutcomeBody): ProposeOutcome => ({
  case: id,
  choices: body.choices.map(({ crime, outcome, person, departure }) => ({ crime, outcome, person, departure })),
  conditions: body.conditions,
  reasons: reasonsOf(body.reasons),
  seen: body.seen,
});

/** Chosen where an outcome is about nobody. */
export const NOBODY = 'nobody';
const Whose = z.union([z.uuid(), z.literal(NOBODY)], 'Choose whose part it is about, or nobody');

/** The fields of the form: for each crime an outcome, a person and a departure; then reasons and conditions. */
export const decisionForm = (
  crimes: readonly string[],
  conditions: readonly string[],
): z.ZodType<Readonly<Record<string, string>>> => {
  const perCrime = crimes.flatMap((crime) => [
    [`outcome-${crime}`, z.string({ error: 'Choose an outcome' }).regex(/^\d{1,2}$/, 'Choose an outcome')] as const,
    [`person-${crime}`, Whose] as const,
    [`departure-${crime}`, z.enum(DEPARTURES).exactOptional()] as const,
  ]);
  const perHead = HEADS.map((head) => [`reason-${head}`, reason(head)] as const);
  const perCondition = conditions.map(
    (condition) => [`condition-${condition}`, z.string().max(60).exactOptional()] as const,
  );
  const shape = Object.fromEntries<z.ZodType<string | undefined>>([
    ...perCrime,
    ...perHead,
    ...perCondition,
    ['seen', z.string().regex(/^[0-9a-f]{64}$/)],
  ]);
  return z
    .strictObject(shape)
    .transform((fields) =>
      Object.fromEntries(
        Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    );
};

/** The fields of the form as the body that a program would send. */
export const bodyOf = (
  crimes: readonly string[],
  conditions: readonly string[],
  fields: Readonly<Record<string, string>>,
): unknown => ({
  choices: crimes.map((crime) => ({
    crime,
    outcome: fields[`outcome-${crime}`] ?? '',
    ...(fields[`person-${crime}`] === NOBODY ? {} : { person: fields[`person-${crime}`] }),
    ...(fields[`departure-${crime}`] === undefined ? {} : { departure: fields[`departure-${crime}`] }),
  })),
  conditions: statedOf(conditions, fields),
  reasons: Object.fromEntries(HEADS.map((head) => [head, fields[`reason-${head}`] ?? ''])),
  seen: fields['seen'] ?? '',
});

const statedOf = (conditions: readonly string[], fields: Readonly<Record<string, string>>): Conditions =>
  Object.fromEntries(
    conditions.flatMap((condition) => {
      const value = fields[`condition-${condition}`];
      return value === undefined ? [] : [[condition, value]];
    }),
  );
