export { Condition } from './condition.schema.ts';
export { PolicyFiles } from './policy.schema.ts';
