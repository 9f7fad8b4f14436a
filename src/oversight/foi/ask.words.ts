import type { Status, StepKind } from './ask-standing.ts';

export const statusWords: Readonly<Record<Status, string>> = {
  waiting: 'Waiting for a reply',
  'clarification-asked': 'They asked what is meant',
  'no-answer': 'No answer',
  answered: 'Answered',
  refused: 'Refused',
  'review-waiting': 'Internal review asked for',
  'no-answer-to-review': 'No answer to the review',
  'review-upheld': 'Refusal upheld on review',
  'review-answered': 'Answered on review',
};

/** No colour of good and bad: silence stands out, and the rest says what it is. */
export const statusColours: Readonly<Record<Status, string>> = {
  waiting: 'govuk-tag--grey',
  'clarification-asked': 'govuk-tag--yellow',
  'no-answer': 'govuk-tag--purple',
  answered: 'govuk-tag--blue',
  refused: 'govuk-tag--yellow',
  'review-waiting': 'govuk-tag--grey',
  'no-answer-to-review': 'govuk-tag--purple',
  'review-upheld': 'govuk-tag--yellow',
  'review-answered': 'govuk-tag--blue',
};

export const stepWords: Readonly<Record<StepKind, string>> = {
  'clarification-asked': 'They asked what is meant',
  clarified: 'We said what is meant',
  extended: 'They extended the time (s.10(3))',
  answered: 'They answered',
  refused: 'They refused',
  'review-asked': 'We asked for an internal review',
  'review-upheld': 'The review upheld it',
  'review-answered': 'They answered on review',
};
