export { Definition, HOME_OFFICE, type DefinedBasis, type Told } from './definition.ts';
export { counts, side, type Side } from './side.ts';
export { definitionSentence } from './refusal.ts';
