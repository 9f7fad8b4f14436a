import { z } from 'zod';
import { Condition } from './condition.schema.ts';

export const CONFIDENCES = ['C', 'C2', 'G', 'G?', 'D'] as const;
const confidence = z.enum(CONFIDENCES);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'letters, digits, dots and hyphens');
const sentence = z.string().min(1);
const date = z.iso.date();

/** Lowest first: the place in the list is the level, and the highest level given wins (design, section 6). */
export const RESPONSES = ['proportionate', 'supervisor-decides', 'full-investigation'] as const;
export const CATEGORIES = ['non-aggravated', 'not-yet-known', 'aggravated'] as const;
export const STANDINGS = ['available', 'needs-decision', 'not-yet', 'barred'] as const;
export const ROLES = ['witness', 'victim', 'person-involved', 'suspect'] as const;

/** The one duty that no rule names: who finds out what is not known and matters. */
export const FIND_OUT = 'find-out';

/** `until` is the last day on which a thing still holds. */
export const PolicyHead = z.strictObject({
  /** The JSON Schema that an editor checks the file by; the program has its own. */
  $schema: z.string().optional(),
  format: z.literal(1),
  id,
  title: sentence,
  inForceFrom: date,
  inForceUntil: date.nullable(),
  sources: z.string().optional(),
  note: z.string().optional(),
  /** Who must find out what is not known and matters, and by when: one duty `find-out` for the case and for each person. */
  findOut: z
    .strictObject({ owner: id, within: z.string(), says: sentence.optional(), source: z.string().optional() })
    .nullable()
    .optional(),
  /** Duties that must never fall due together. */
  opposites: z.array(z.tuple([id, id])).optional(),
  /** Situations in which it exposes a child more than another version does on the same facts; none that is not listed. */
  exposesMore: z.array(z.strictObject({ than: id, situation: sentence })).optional(),
});
export type PolicyHead = z.infer<typeof PolicyHead>;

export const Source = z.strictObject({
  id,
  title: sentence,
  body: sentence,
  year: z.union([z.int(), z.string()]).nullable(),
  url: z.string().nullable(),
  extent: z.string(),
});
export type Source = z.infer<typeof Source>;

/** A factor or person fact has the four states; a condition lists its answers (`unstated` is added by the engine). */
export const Fact = z.strictObject({
  id,
  kind: z.enum(['factor', 'person-fact', 'part', 'condition', 'other']),
  question: sentence,
  help: z.string(),
  source: z.string(),
  paragraph: z.string(),
  confidence,
  whoMayAnswer: z.array(z.string()),
  mayAskChild: z.boolean(),
  always: z.boolean(),
  /** Of the safety floor: asked first, for every child, and skipped by no other answer. */
  floor: z.literal(true).optional(),
  answers: z.array(z.union([z.string(), z.strictObject({ id, label: sentence })])),
});
export type Fact = z.infer<typeof Fact>;

export const Outcome = z.strictObject({
  code: z.string(),
  title: sentence,
  from: date,
  until: date.nullable(),
  status: z.enum(['confirmed', 'unconfirmed', 'out-of-scope']),
  formal: z.enum(['none', 'caution', 'charge']),
  source: z.string(),
  confidence,
  note: z.string(),
});
export type Outcome = z.infer<typeof Outcome>;

const count = z.int().min(0);
export const Within = z.union([
  z.literal('now'),
  z.strictObject({ hours: count }),
  z.strictObject({ workingDays: count }),
  z.strictObject({ days: count }),
  z.strictObject({ weeks: count }),
  z.strictObject({ months: count }),
  z.strictObject({ years: count }),
]);
export type Within = z.infer<typeof Within>;

export const Period = z.strictObject({
  id,
  title: sentence,
  within: Within,
  nation: z.enum(['both', 'england', 'wales']),
  source: z.string(),
  confidence,
  note: z.string(),
});
export type Period = z.infer<typeof Period>;

export const Setting = z.strictObject({
  name: z.string(),
  /** What it is called on a page. */
  label: z.string(),
  answers: z.array(z.union([z.string(), z.boolean()])).min(1),
  default: z.union([z.string(), z.boolean()]),
  note: z.string(),
  confidence,
  source: z.string(),
  /** The rules that it can weaken, or by which it can expose somebody more: none that is not listed. */
  weakens: z.array(id).optional(),
});
export type Setting = z.infer<typeof Setting>;

/**
 * `within` names a period or is a span itself. A duty is raised by what is known; where `raisedByUnknown` is true, by whatever
 * may be so; where it is `age`, where only how old the person it is about was is not known, and some age would raise it: in
 * doubt they are treated as a child.
 */
export const Duty = z.strictObject({
  id,
  owner: id,
  within: z.union([Within, z.string()]),
  raisedByUnknown: z.union([z.boolean(), z.literal('age')]).optional(),
});

export const Effect = z.union([
  z.strictObject({ response: z.enum(RESPONSES) }),
  z.strictObject({ category: z.enum(CATEGORIES) }),
  z.strictObject({ role: z.enum(ROLES), rank: z.int().min(1) }),
  z.strictObject({ duty: Duty }),
  z.strictObject({
    standing: z.enum(STANDINGS),
    outcomes: z.array(z.string()).min(1),
    needs: z.array(z.string()).optional(),
  }),
  z.strictObject({ note: sentence }),
  z.strictObject({ warning: sentence }),
]);
export type Effect = z.infer<typeof Effect>;

export const Rule = z.strictObject({
  id,
  says: sentence,
  source: z.string(),
  paragraph: z.string(),
  confidence,
  /** How it was read where its sources leave something open, or where what it rests on is a later text. */
  reading: sentence.optional(),
  owner: id,
  // Guidance ages: each rule names the day by which somebody has to read it again.
  review: date,
  from: date,
  until: date.nullable(),
  about: z.enum(['case', 'person']),
  when: Condition,
  effect: Effect,
  // Both are tried by the tests: a rule that nothing can make fire, or nothing stop, is a slip.
  examples: z.strictObject({
    fires: z.record(z.string(), z.unknown()),
    fails: z.record(z.string(), z.unknown()),
  }),
});
export type Rule = z.infer<typeof Rule>;

export const Scenario = z.strictObject({
  id,
  story: sentence,
  input: z.record(z.string(), z.unknown()),
  expect: z.record(z.string(), z.unknown()),
});
export type Scenario = z.infer<typeof Scenario>;

/** A point on which sources say different things, and which of them is used. */
export const Disagreement = z.strictObject({
  id,
  point: sentence,
  positions: z.array(z.strictObject({ says: sentence, source: z.string() })).min(2),
  used: sentence,
  confidence,
});
export type Disagreement = z.infer<typeof Disagreement>;

/** One version of the guidance: everything in its folder, by file name without the ending. */
export const PolicyFiles = z.strictObject({
  policy: PolicyHead,
  sources: z.array(Source),
  facts: z.array(Fact),
  outcomes: z.array(Outcome),
  rules: z.array(Rule),
  settings: z.array(Setting),
  periods: z.array(Period),
  scenarios: z.array(Scenario),
  disagreements: z.array(Disagreement),
});
export type PolicyFiles = z.infer<typeof PolicyFiles>;
