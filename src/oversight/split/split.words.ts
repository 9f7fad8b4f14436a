import { outcomeWords } from '../source/index.ts';
import { betweenSentences } from './like-cases.words.ts';
import type { MeasuredSplit, SplitResult } from './split.schema.ts';

type Part = MeasuredSplit['facts'];

/** Whole points: an interval of twenty has no use for a tenth. */
export const percent = (share: number): string =>
  share > 0 && share < 0.005 ? 'under 1%' : `${Math.round(share * 100)}%`;

export const span = ({ interval: [low, high] }: Part): string => `${percent(low)} to ${percent(high)}`;

const told = (part: Part): string => `${percent(part.share)} (95% interval ${span(part)})`;

/** The three parts in the order in which they come about, which is never by size. */
export const PARTS = [
  { id: 'facts', name: 'Facts of the case' },
  { id: 'policy', name: 'Guidance and settings in force' },
  { id: 'people', name: 'Who decided' },
] as const;

export const outcomeNamed = (outcome: string): string => `Outcome ${outcome}`;

/** The answer in one sentence that can be quoted without error. */
export function splitSentence({ facts, policy, people }: MeasuredSplit, outcome: string): string {
  return `Of the differences between decisions for and against ${outcomeNamed(outcome)} that can be traced, ${told(facts)} go with the facts of the case, ${told(policy)} with which guidance and settings were in force, and ${told(people)} with who decided.`;
}

/** How much there is to part: a half of little is little. */
const tracedSentence = ({ systematic }: MeasuredSplit): string =>
  `What can be traced is ${percent(systematic)} of all the difference. The rest is how a case falls out one way or the other that is, by the record, like another.`;

/** All that is answered: the parts, how much there is to part, and how far forces differ in like cases. */
export const splitSentences = (measured: MeasuredSplit, outcome: string): readonly string[] => [
  splitSentence(measured, outcome),
  tracedSentence(measured),
  ...betweenSentences(measured.between),
];

/** What is said whatever came of it: where nothing could be parted, how far forces differ. */
export const saidOf = (result: SplitResult | null, outcome: string): readonly string[] => {
  if (result === null || result.kind === 'failed') return [];
  return result.kind === 'measured' ? splitSentences(result, outcome) : betweenSentences(result.between);
};

/** What must be read with the shares, the ways in which they are misread first. */
export function splitNotes({ overlap, forces }: MeasuredSplit): readonly string[] {
  return [
    'It is of all these decisions together. It says nothing of any officer, supervisor or force, and nothing about one can be worked out from it: there is no figure for a person, and none is kept.',
    '“Who decided” holds whatever goes with who decided and stands in no record: the cases that somebody is given, the area they work in, how they write down what they learn. It is no measure of fairness, of skill or of effort.',
    'A large share of facts does not show that like cases are treated alike, and a large share of who decided does not show that they are not. It shows where to look: at records, at training, at the guidance.',
    'Two parts whose intervals overlap are not to be called larger and smaller.',
    ...(overlap > 0.2
      ? [
          'Facts and policy changed together in these months, so that they can hardly be told apart: read the two as one.',
        ]
      : []),
    ...(forces === 1
      ? ['It is of one force. How far forces differ is another question; Compare forces answers that.']
      : ['“Who decided” holds officers and their forces together: it is not said how much is of which.']),
  ];
}

export interface Line {
  readonly key: string;
  readonly value: string;
}

const EXACT = 'Counted to the nearest ten decisions and five people';

/** What the figures mean, line by line: none is shown without it. */
export const definitionLines = (
  {
    outcome,
    from,
    to,
    source,
  }: { readonly outcome: string; readonly from: string; readonly to: string; readonly source: string },
  measured?: MeasuredSplit,
): readonly Line[] => [
  {
    key: 'What is parted',
    value: `Whether a decision ended in ${outcomeNamed(outcome)} (${outcomeWords(outcome)}) or in another outcome`,
  },
  {
    key: 'Counts',
    value:
      'Approved decisions, each once however many crimes it ended; a crime that was decided again counts by its newest decision' +
      (measured === undefined
        ? ''
        : `. ${EXACT}: ${measured.decisions.toLocaleString('en-GB')} decisions by ${measured.deciders} people of ${measured.forces === 1 ? 'one force' : `${measured.forces} forces`}`),
  },
  {
    key: 'Facts',
    value:
      'What was recorded when the outcome was proposed: ages in bands, parts and factors, known or not known. Facts that fewer than ten decisions share are put together by their factors, then by how many there are',
  },
  { key: 'Policy', value: 'The version of the guidance and the force’s signed settings under which it was advised' },
  { key: 'People', value: 'Who proposed the outcome, by a code that is made anew for each reading and kept nowhere' },
  { key: 'Basis', value: 'Closed: by the day on which the outcome was approved' },
  { key: 'Period', value: `${from} to ${to}` },
  { key: 'Source', value: source },
  {
    key: 'Method',
    value:
      'Logistic model of facts, policy and people within forces, by maximum likelihood; intervals from deciding the same cases anew 200 times as the model has it',
  },
];

/** The answer for a list of them. */
export const inShort = (result: SplitResult | null, isRunning: boolean): string => {
  if (result === null) return isRunning ? 'Being worked out' : 'Not carried through';
  if (result.kind === 'failed') return 'Not carried through';
  if (result.kind === 'too-few') return 'Too few to say, or nothing to part';
  return PARTS.map(({ id, name }) => `${name} ${percent(result[id].share)}`).join(', ');
};
