import { date } from '../../platform/web/index.ts';
import { csvOf, type Download } from '../release/index.ts';
import type { Days, StoredDefinition } from '../definition/own.ts';
import type { FoiQuestion } from './question.ts';
import type { FoiClocks } from './foi.setting.ts';

type Answered = Extract<FoiQuestion, { kind: 'answered' }>;
type Group = StoredDefinition['dimensions'][number]['groups'][number];

/** What any force can count by: the rest is only in an Evenhand. */
const ANYWHERE: readonly string[] = ['age', 'outcome', 'sex', 'ethnicity'];

export const isAskable = (question: FoiQuestion): question is Answered =>
  question.kind === 'answered' && question.definition.dimensions.every(({ field }) => ANYWHERE.includes(field));

/** Age groups of which every force can say how many: what is not known it tells in words. */
const isKnownAge = ({ value }: Group): boolean => !value.includes('not known') && value !== 'no person linked';

interface Row {
  readonly from: string;
  readonly to: string;
  readonly measure: string;
  readonly outcome: string;
  readonly age: string;
}

const yearsOf = ({ byYear }: StoredDefinition, { from, to }: Days): readonly Days[] => {
  if (!byYear) return [{ from, to }];
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, i) => {
    const year = String(first + i);
    return { from: from > `${year}-01-01` ? from : `${year}-01-01`, to: to < `${year}-12-31` ? to : `${year}-12-31` };
  });
};

/** More types than this are named together in words: a return of a row for each would not be filled in. */
const FEW = 4;

const placed = (dimension: StoredDefinition['dimensions'][number], group: Group, row: Row): readonly Row[] => {
  if (dimension.field === 'age') return [{ ...row, age: group.value }];
  // Each type has a row of its own: “caution” alone could be a youth's or an adult's, and would have to be asked about.
  if (dimension.field === 'outcome' && group.of.length <= FEW) return group.of.map((outcome) => ({ ...row, outcome }));
  const words = dimension.field === 'outcome' ? group.value : `${dimension.name.toLowerCase()}: ${group.value}`;
  return [{ ...row, measure: [row.measure, words].filter((each) => each !== '').join(', ') }];
};

const rowsOf = (definition: StoredDefinition, days: Days): readonly Row[] => {
  const measure = definition.counts === 'arrest-made' ? 'arrests' : '';
  const first = yearsOf(definition, days).map((year): Row => ({ ...year, measure, outcome: '', age: 'under 18' }));
  return definition.dimensions.reduce<readonly Row[]>(
    (rows, dimension) =>
      rows.flatMap((row) =>
        dimension.groups
          .filter((group) => dimension.field !== 'age' || isKnownAge(group))
          .flatMap((group) => placed(dimension, group, row)),
      ),
    first,
  );
};

const BASES = { closed: 'closed', recorded: 'recorded', event: 'not-stated' } as const;

/** Codes as the tables of the Home Office have them: 86/02. */
export const offenceCodes = ({ offenceScope }: StoredDefinition): string =>
  offenceScope.map((code) => code.replace(/^0/, '')).join(' + ');

/**
 * A form with every number left out, which `evenhand import` reads back without a question; of no force in particular, with
 * `--publisher`.
 */
export function blankReturn({ id, definition }: Answered, ofForce: string | undefined, days: Days): Download {
  const rows = rowsOf(definition, days);
  // A column that is empty in every row would be taken for one that nobody filled in.
  const hasMeasure = rows.some(({ measure }) => measure !== '');
  const hasOutcome = rows.some(({ outcome }) => outcome !== '');
  const cells = ({ from, to, measure, outcome, age }: Row): readonly string[] => [
    ...(ofForce === undefined ? [] : [ofForce]),
    from,
    to,
    ...(hasMeasure ? [measure] : []),
    ...(hasOutcome ? [outcome] : []),
    definition.unit,
    age,
    offenceCodes(definition),
    BASES[definition.basis],
    '',
  ];
  const columns = [
    ...(ofForce === undefined ? [] : ['Force']),
    ...['Period start', 'Period end'],
    ...(hasMeasure ? ['Measure'] : []),
    ...(hasOutcome ? ['Outcome type'] : []),
    ...['Unit', 'Age', 'Offence', 'Basis', 'Number'],
  ];
  return { name: id, columns, rows: rows.map(cells), notes: [] };
}

export const returnCsv = (question: Answered, ofForce: string | undefined, days: Days): string =>
  csvOf(blankReturn(question, ofForce, days));

/** The request, to be sent as it is: what is asked, by which definition, and how the return is filled in. */
export const requestText = (question: Answered, ofForce: string | undefined, days: Days, clocks: FoiClocks): string => {
  const { definition } = question;
  return [
    `To ${ofForce ?? 'the police force'}: request under the Freedom of Information Act 2000`,
    '',
    /[.?]$/.test(question.words) ? question.words : `${question.words}.`,
    '',
    `Period: ${date(days.from)} to ${date(days.to)}, both days included.`,
    `Offences: Home Office codes ${offenceCodes(definition)}. Ages: ${definition.ageScope}.`,
    `What is counted: ${definition.unit}; ${definition.numerator.words}. Basis: ${definition.basisWords}.`,
    '',
    ...definition.caveats
      .filter((caveat) => !caveat.includes('Evenhand') && !caveat.startsWith('Asked of every force'))
      .map((caveat) => `- ${caveat}`),
    '',
    'Please fill in the column “Number” of the return that comes with this request, and change nothing else of it. Write 0 only for none. Where a number is held back, write “withheld” and name the section; where it is not held, write “not held”. Please say in words how many are in none of the rows because an age is not known.',
    '',
    `An answer is due within ${clocks.answerDays} working days. If finding it all would go over the cost limit (s.12), please say which rows can be answered within it (s.16). If any of it is refused, please name the section, and say how a review can be asked for.`,
    '',
  ].join('\n');
};
