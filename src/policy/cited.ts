import type { PolicyFiles, Rule } from './policy.schema.ts';

/** What a rule or a fact cites, by title: it may name several sources, one after the other. */
export const titlesOf = ({ sources }: Pick<PolicyFiles, 'sources'>, cited: string): string =>
  // One sentence may rest on two texts: on what is read in one, and on what is chosen in the other.
  cited
    .split(/[,;]\s*/)
    .map((id) => sources.find((source) => source.id === id)?.title ?? id)
    .join('; ');

/** How sure a rule or a fact is, in words that need no key. */
export const confidenceWords: Readonly<Record<Rule['confidence'], string>> = {
  C: 'Read in the source named',
  C2: 'Read in a page that reports the source named',
  G: 'General knowledge: verify with your force',
  'G?': 'General knowledge, and not sure: verify with your force',
  D: 'Decided by those who wrote this guidance, where no source says it',
};

/** Their titles say by themselves that nothing was read. */
const UNREAD = ['GK', 'EH'];

interface Cited {
  readonly source: string;
  readonly paragraph?: string;
  readonly confidence: Rule['confidence'];
}

/** What something rests on, for a reader who has no key: by title, with its place, and how sure it is where that is not plain. */
export const restsOn = (files: Pick<PolicyFiles, 'sources'>, { source, paragraph, confidence }: Cited): string => {
  const where = [titlesOf(files, source), paragraph ?? ''].filter((part) => part !== '').join(', ');
  return confidence === 'C' || UNREAD.includes(source) ? where : `${where}. ${confidenceWords[confidence]}`;
};
