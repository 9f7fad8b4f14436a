import type { DefinitionRefused } from './definition.ts';

/** Why there is no such figure, in one sentence for whoever asked for it. */
export function definitionSentence(refused: DefinitionRefused): string {
  switch (refused.kind) {
    case 'unknown-outcome':
      return `“${refused.typed}” is no outcome type; nearest: ${refused.nearest.join(', ')}. Give types with commas between (21,1), or assigned.`;
    case 'named-twice':
      return `Outcome type ${refused.type} is named twice on one side.`;
    case 'not-yet-assigned':
      return 'Type 0 is not yet assigned an outcome: it can be no part of a share of outcomes.';
    case 'alternate':
      return `Type ${refused.type} repeats outcomes that type ${refused.type.slice(0, -1)} holds: they would count twice.`;
    case 'units-differ':
      return `${refused.numerator} over ${refused.denominator} is no share: an arrest is of a person, an outcome is of a crime, and one case can be both. Show them side by side.`;
    case 'not-outcomes':
      return 'An outcomes table holds no arrests.';
    case 'not-inside':
      return `A share needs its numerator inside its denominator: add ${refused.outside.join(', ')} to the denominator.`;
    case 'always-one':
      return 'The numerator is the whole denominator: the share would be 1 everywhere.';
    case 'no-period':
      return 'The source has no period.';
  }
}
