export { Definition, type DefinitionRefused, type Terms } from './definition.ts';
export { counts, side, type Side, type SideRefused } from './measure-of.ts';
export { definitionSentence } from './refusal.ts';
