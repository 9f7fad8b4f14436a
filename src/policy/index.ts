export { Advice, AdviceInput, type AdvicePerson, type Question } from './advice.schema.ts';
export { Adviser, type Asking, type Digest } from './adviser.ts';
export { Condition } from './condition.schema.ts';
export { PolicyFiles, type Rule } from './policy.schema.ts';
export { readPolicy, type Policy } from './policy.ts';
export type { InputRefusal } from './refusal.ts';
export type { PolicyFault } from './reference.ts';
export { ok, refused, type Result } from './result.ts';
