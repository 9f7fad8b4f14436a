import type { QuestionCounts } from '../../policy/index.ts';

/** What is counted, and how: said with every figure. */
export const DEFINITION = `Asked: the safety floor of each child, what else is always asked, then only what can still change the response, a standing or a duty, one after another, until nothing can.
Full form: nation, checks, earlier reports and each factor of the case; of each person age, identity, part and each fact about them; and who did, and to whom, each factor that is there; of whoever may be a child what the safety floor asks besides.
Not counted in either: what the decider records. Parts are one question a person. What a scenario does not say is answered not known; where that is no answer: England, checks complete, identified, no part.`;

export interface Counted extends QuestionCounts {
  readonly policy: string;
  readonly of: string;
}

/** The figures as a person reads them. */
export const questionsText = (all: readonly Counted[]): string => [DEFINITION, '', ...all.map(line)].join('\n');

const line = ({ policy, of, cases, short, full }: Counted): string =>
  `${policy}, ${cases} ${of}: asked ${short.mean.toFixed(1)} on average, ${short.longest} at most; full form ${full.mean.toFixed(1)} and ${full.longest}.`;
