import type { PolicyFiles } from './policy.schema.ts';

/** What a rule or a fact cites, by title: it may name several sources, one after the other. */
export const titlesOf = ({ sources }: Pick<PolicyFiles, 'sources'>, cited: string): string =>
  cited
    .split(/[,;]\s*/)
    .map((id) => sources.find((source) => source.id === id)?.title ?? id)
    .join('; ');
