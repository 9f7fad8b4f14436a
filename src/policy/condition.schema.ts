import { z } from 'zod';

/** The four answers a factor or a person's fact can truly have, lowest first; *unknown* is any of them. */
export const STATES = ['ruled-out', 'no-evidence', 'suspected', 'confirmed'] as const;
export const State = z.enum(STATES);
export type State = z.infer<typeof State>;

export const PARTS = ['depicted', 'shared', 'received', 'passed-on', 'asked-for', 'protected', 'reported'] as const;
export const Part = z.enum(PARTS);
export type Part = z.infer<typeof Part>;

export const CHECKS = ['complete', 'outstanding', 'unavailable'] as const;
export const Checks = z.enum(CHECKS);
export type Checks = z.infer<typeof Checks>;

export const NATIONS = ['england', 'wales'] as const;
export const Nation = z.enum(NATIONS);
export type Nation = z.infer<typeof Nation>;

// A rule names the states it holds for, so that *no-evidence* counts as *ruled-out* only where it is written.
const states = z.array(State).min(1);
const ids = z.array(z.string()).min(1);
/** `from` is inclusive, `below` exclusive. */
const span = z
  .strictObject({ from: z.int().optional(), below: z.int().optional() })
  .refine((s) => s.from !== undefined || s.below !== undefined, 'a span needs from, below or both')
  // Said again for the JSON Schema, which cannot tell what a refinement asks.
  .meta({ id: 'Span', anyOf: [{ required: ['from'] }, { required: ['below'] }] });
export type Span = z.infer<typeof span>;

// Written out: a type inferred from a schema that holds itself has no end, and no declaration can be made of it.
export type PersonCondition =
  | { all: PersonCondition[] }
  | { any: PersonCondition[] }
  | { not: PersonCondition }
  | { always: true }
  | { age: Span }
  | { part: Part }
  | { actor: true }
  | { identified: true }
  | { by: string; is: State[] }
  | { towards: string; is: State[] }
  | { byAny: string[]; is: State[] }
  | { towardsAny: string[]; is: State[] }
  | { fact: string; is: State[] };

/** What may be asked of one person. */
export const PersonCondition: z.ZodType<PersonCondition> = z
  .union([
    z.strictObject({
      get all() {
        return z.array(PersonCondition);
      },
    }),
    z.strictObject({
      get any() {
        return z.array(PersonCondition);
      },
    }),
    z.strictObject({
      get not() {
        return PersonCondition;
      },
    }),
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ age: span }),
    z.strictObject({ part: Part }),
    z.strictObject({ actor: z.literal(true) }),
    z.strictObject({ identified: z.literal(true) }),
    z.strictObject({ by: z.string(), is: states }),
    z.strictObject({ towards: z.string(), is: states }),
    z.strictObject({ byAny: ids, is: states }),
    z.strictObject({ towardsAny: ids, is: states }),
    z.strictObject({ fact: z.string(), is: states }),
  ])
  .meta({ id: 'PersonCondition' });
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { always: true }
  | { factor: string; is: State[] }
  | { checks: Checks[] }
  | { earlierReports: Span }
  | { setting: string; is: (string | boolean)[] }
  | { nation: Nation }
  | { condition: string; is: string[] }
  | { this: PersonCondition }
  | { someOther: PersonCondition }
  | { someone: PersonCondition }
  | { everyone: PersonCondition };

/**
 * What may be asked of a case. Closed: no expression strings, quantifiers never nested and never relating two people,
 * so that two people of each kind stand for any number of them.
 */
export const Condition: z.ZodType<Condition> = z
  .union([
    z.strictObject({
      get all() {
        return z.array(Condition);
      },
    }),
    z.strictObject({
      get any() {
        return z.array(Condition);
      },
    }),
    z.strictObject({
      get not() {
        return Condition;
      },
    }),
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ factor: z.string(), is: states }),
    z.strictObject({ checks: z.array(Checks).min(1) }),
    z.strictObject({ earlierReports: span }),
    z.strictObject({ setting: z.string(), is: z.array(z.union([z.string(), z.boolean()])).min(1) }),
    z.strictObject({ nation: Nation }),
    z.strictObject({ condition: z.string(), is: ids }),
    z.strictObject({ this: PersonCondition }),
    z.strictObject({ someOther: PersonCondition }),
    z.strictObject({ someone: PersonCondition }),
    z.strictObject({ everyone: PersonCondition }),
  ])
  .meta({ id: 'Condition' });
