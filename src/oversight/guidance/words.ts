import { confidenceWords } from '../../policy/index.ts';
import type { Fact, Rule } from './published.ts';

export const CONFIDENCES = ['C', 'C2', 'G', 'G?', 'D'] as const satisfies readonly Rule['confidence'][];

/** How a confidence looks at a glance: what rests on a source that was read stands out from what does not. */
export const confidenceTag = (confidence: Rule['confidence']) => ({
  text: confidence,
  words: confidenceWords[confidence],
  classes: confidence.startsWith('C') ? 'govuk-tag--green' : 'govuk-tag--yellow',
});

/** Ids whose words say too little when they stand alone. */
const NAMES: Readonly<Record<string, string>> = {
  'adult-involved': 'an adult involved',
  'manipulated-or-ai': 'an image altered or made by a program',
  'severity-other': 'something else that is serious',
  'cps-decision': 'CPS decision',
  earlierReports: 'earlier reports',
  'hba-risk': 'risk of so-called honour-based abuse',
  'lgbt-outing-risk': 'risk in being outed',
  'other-cp-activity': 'other child protection work',
  'prior-victim-csa-cse': 'earlier abuse or exploitation',
  'report-to-ceop': 'report to CEOP',
  send: 'special educational needs or a disability',
};

/** Words of an id of the guidance, to stand within a sentence. */
export const plain = (id: string): string => NAMES[id] ?? id.replaceAll('-', ' ').replace(/^non /u, 'non-');

/** What is asked, in a word or two: of a factor said of one person, in which direction; of a part, which. */
export const askedPlain = (fact: string): string => {
  const [, way, id = fact] = /^(by|towards|parts)\.(.+)$/u.exec(fact) ?? [];
  if (way === 'parts') return `part in it: ${plain(id)}`;
  return way === undefined ? plain(id) : `${plain(id)} done ${way === 'by' ? 'by' : 'to'} them`;
};

export const titled = (id: string): string => {
  const text = plain(id);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

export const either = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`;

export const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;

export const stateWords: Readonly<Record<string, string>> = {
  confirmed: 'confirmed',
  suspected: 'suspected',
  'no-evidence': 'enquired into and not found',
  'ruled-out': 'ruled out',
  unknown: 'not known',
};

export const partWords: Readonly<Record<string, string>> = {
  depicted: 'is depicted',
  shared: 'shared it',
  received: 'received it',
  'passed-on': 'passed it on',
  'asked-for': 'asked for it',
  protected: 'handled it only to report or to protect',
  reported: 'only told of it',
};

export const standingWords: Readonly<Record<string, string>> = {
  available: 'Available',
  'needs-decision': 'Open once it is decided or recorded',
  'not-yet': 'Not yet',
  barred: 'Not available',
};

export const responseWords: Readonly<Record<string, string>> = {
  proportionate: 'Proportionate response',
  'supervisor-decides': 'A supervisor decides the response',
  'full-investigation': 'Full investigation',
  'not-yet-known': 'Not yet known: it depends on what is not known',
};

export const kindWords: Readonly<Record<Fact['kind'], string>> = {
  factor: 'Factors, asked of the case and of each person: done by them, done towards them',
  'person-fact': 'Facts about one person',
  part: 'The part that each person had',
  other: 'Facts about the case, and what is only weighed',
  condition: 'What is recorded when an outcome is decided',
};

/** The answers of a fact, as pages give them. */
export const answerWords = (answer: string): string => stateWords[answer] ?? plain(answer);
