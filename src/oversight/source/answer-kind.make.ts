import type { QuestionKind } from './answer-kind.ts';

interface Asking {
  readonly about: QuestionKind;
  /** A text that leaves it open. */
  readonly text: string;
  readonly printed: string | null;
  readonly answer: string;
  /** What a count of it says once it is answered, and not before. */
  readonly gives: RegExp;
}

/** For every kind of question a text that raises it, and an answer. */
export const ASKING: readonly Asking[] = [
  { about: 'force', text: 'Outcome,2019/20\nOutcome 21,5\n', printed: null, answer: 'Kent Police', gives: /"Kent"/ },
  {
    ...{ about: 'period', text: 'Outcome,Early 2019\nOutcome 21,5\n', printed: 'Early 2019' },
    ...{ answer: '2019-01-01 to 2019-02-28', gives: /"2019-02-28"/ },
  },
  { about: 'year', text: 'Outcome,2019\nOutcome 21,5\n', printed: null, answer: 'financial', gives: /"2020-03-31"/ },
  { about: 'unit', text: 'Outcome,2019/20\nOutcome 21,5\n', printed: null, answer: 'people', gives: /"people"/ },
  { about: 'age', text: 'Outcome,2019/20\nOutcome 21,5\n', printed: null, answer: '17 and under', gives: /"under 18"/ },
  { about: 'offence', text: 'Outcome,2019/20\nOutcome 21,5\n', printed: null, answer: '86/02', gives: /"86\/02"/ },
  { about: 'basis', text: 'Outcome,2019/20\nOutcome 21,5\n', printed: null, answer: 'closed', gives: /"closed"/ },
  {
    ...{ about: 'outcome', text: 'Outcome,2019/20\nCaution given,5\n' },
    ...{ printed: 'Caution given', answer: 'Outcome 3', gives: /"outcomeType":"3"/ },
  },
  {
    ...{ about: 'measure', text: 'Force,2019/20\nKent,5\n', printed: null },
    ...{ answer: 'Outcome 21', gives: /"outcomeType":"21"/ },
  },
  {
    ...{ about: 'headings', text: '2019/20,5,12\n2020/21,7,9\n', printed: '3 columns' },
    ...{ answer: 'Year, Outcome 21, Arrests', gives: /"outcomes","outcomeType":"21".*\n.*"arrests"/ },
  },
  {
    ...{ about: 'blank', text: 'Force,Outcome,2019/20\nEssex,Outcome 21,5\n,Charge,4\n', printed: 'Force' },
    ...{ answer: 'as above', gives: /"Essex".*\n.*"Essex"/ },
  },
  { about: 'below', text: 'Outcome,2019/20\nOutcome 21,<5\n', printed: '<5', answer: 'from 0', gives: /"low":0/ },
  { about: 'nil', text: 'Outcome,2019/20\nOutcome 21,nil\n', printed: 'nil', answer: '0', gives: /"value":0/ },
  {
    ...{ about: 'no-results', text: 'Outcome,2019/20\nOutcome 21,no trace\n', printed: 'no trace' },
    ...{ answer: '0', gives: /"value":0/ },
  },
  {
    ...{ about: 'glued', text: 'Outcome,2019/20\nOutcome 21,"12,5,7"\n', printed: '12,5,7' },
    ...{ answer: '125', gives: /"value":125/ },
  },
  {
    ...{ about: 'about', text: 'Outcome,2019/20\nOutcome 21,about 20\n', printed: 'about 20' },
    ...{ answer: '15 to 25', gives: /"low":15,"high":25/ },
  },
  {
    ...{ about: 'prose', text: 'In 2019/20 we recorded 14 crimes.\n', printed: 'In 2019/20 we recorded 14 crimes.' },
    ...{ answer: '14', gives: /"value":14/ },
  },
  {
    ...{ about: 'point', text: 'Force,Outcome 21\nKent,1.904\n', printed: 'Outcome 21' },
    ...{ answer: 'thousands', gives: /"value":1904/ },
  },
];
