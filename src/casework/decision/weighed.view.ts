import type { Passage, Person } from '../../platform/person/index.ts';
import { nameOf, type Party } from '../report/index.ts';
import {
  weighedFrom,
  weighedText,
  weighingRows,
  type CaseFacts,
  type Guidance,
  type WeighingRow,
} from '../triage/index.ts';
import { HEADS, type Head } from './decision.ts';
import { headWords } from './decision.words.ts';

/** What is weighed under which head of the reasons (handbook 1.7). What has none is weighed too, and shown last. */
const HEAD_OF: Readonly<Partial<Record<string, Head>>> = {
  relationship: 'age',
  antecedents: 'antecedents',
  'severity-as-reported': 'severity',
  spread: 'spread',
  'likely-further-spread': 'spread',
  'viewed-already': 'spread',
  understanding: 'understanding',
  'awareness-of-law': 'understanding',
  'reasons-and-attitude': 'understanding',
  'effect-on-the-child': 'long-term-effect',
};

/** Of these it is said, too, that nobody has said anything: a decision is reasoned under each of them. */
const NAMED: readonly string[] = ['antecedents', 'severity-as-reported', 'spread', 'understanding'];

/** What the words of a case are read with. */
interface Read {
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly passages: ReadonlyMap<string, Passage>;
}

/** What is weighed of a case, as it was stated, under the heads that a decision is reasoned under. */
export const weighedUnderHeads = (guidance: Pick<Guidance, 'facts'>, facts: CaseFacts, read: Read) => {
  const shown = weighingRows(guidance, facts).filter(
    ({ text, weighed }) => weighed !== undefined || NAMED.includes(text.id),
  );
  const lineOf = ({ text, person, weighed }: WeighingRow) => ({
    whose: person === undefined ? 'The case' : nameOf(read, person.person),
    question: text.question,
    text: weighedText(weighed, read.passages),
    from: weighedFrom(weighed) ?? null,
  });
  return [...HEADS, undefined].flatMap((head) => {
    const lines = shown.filter(({ text }) => HEAD_OF[text.id] === head).map(lineOf);
    return lines.length === 0 ? [] : [{ head: head === undefined ? 'What else is weighed' : headWords[head], lines }];
  });
};
