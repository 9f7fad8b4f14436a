import type { PolicyFiles } from './policy.schema.ts';

/** What a rule or a fact cites, by title: it may name several sources, one after the other. */
export const titlesOf = ({ sources }: Pick<PolicyFiles, 'sources'>, cited: string): string =>
  // One sentence may rest on two texts: on what is read in one, and on what is chosen in the other.
  cited
    .split(/[,;]\s*/)
    .map((id) => sources.find((source) => source.id === id)?.title ?? id)
    .join('; ');
