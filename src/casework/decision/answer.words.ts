import { isRange, type AnswerValue, type Policy } from '../../policy/index.ts';
import { stateWords } from '../triage/index.ts';

const DIRECTIONS: Readonly<Record<string, string>> = {
  by: ' Done by this person:',
  towards: ' Done towards this person:',
};

/** A question of the guidance, as it is read before an answer to it. */
export const questionWords = ({ facts }: Policy['files'], fact: string, isOfCase: boolean): string => {
  const [, way = '', id = fact] = /^(by|towards|parts)\.(.+)$/u.exec(fact) ?? [];
  if (way === 'parts' || fact === 'parts')
    return `Part in it${fact === 'parts' ? '' : `, ${id.replaceAll('-', ' ')}`}:`;
  const kinds = isOfCase || way !== '' ? ['factor', 'condition', 'other'] : ['person-fact', 'other'];
  const question =
    facts.find((each) => each.id === id && kinds.includes(each.kind))?.question ?? id.replaceAll('-', ' ');
  return `${question}${DIRECTIONS[way] ?? ''}`;
};

/** A question of the guidance that stands alone: no answer follows. */
export const askedWords = (files: Policy['files'], fact: string, isOfCase: boolean): string =>
  questionWords(files, fact, isOfCase).replace(/:$/u, '');

const STATES: Readonly<Record<string, string>> = stateWords;
const CONDITIONS: Readonly<Record<string, string>> = { met: 'yes', 'not-met': 'no' };

const rangeWords = ([low, high]: readonly [number, number | null]): string => {
  if (high === null) return `${low} or more`;
  return low === high ? String(low) : `${low} to ${high}`;
};

/** An answer as it is read after its question. */
export const answerWords = (answer: AnswerValue): string => {
  if (isRange(answer)) return rangeWords(answer);
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (typeof answer !== 'string') return answer.map((part) => part.replaceAll('-', ' ')).join(' and ') || 'none';
  return CONDITIONS[answer] ?? STATES[answer]?.toLowerCase() ?? answer.replaceAll('-', ' ');
};
