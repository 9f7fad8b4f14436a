import { csvOf, type DownloadCell } from '../release/index.ts';
import { isHeld } from '../release/own.ts';
import type { FoiAnswer, Figure, GivenAnswer, Share } from './answer.schema.ts';

const placeOf = (at: readonly (string | null)[]): readonly string[] => at.map((value) => value ?? 'Total');

/** What an answer shows its figures by. */
export type Shown = Pick<FoiAnswer, 'query' | 'heldFrom' | 'dimensions' | 'figures'>;

/** What stands where there is no figure: held back, or of days of which nothing is held. */
const whyNone = (answer: Shown, at: readonly (string | null)[]): 'held back' | 'not held' =>
  isHeld({ ...answer, ...answer.query }, [...at]) ? 'held back' : 'not held';

/** The figure as it is shown: of days of which nothing is held, its 0 would be no count. */
export const figureOf = (
  answer: Shown,
  { at, value }: Pick<Figure, 'at' | 'value'>,
): number | 'held back' | 'not held' => {
  const why = whyNone(answer, at);
  return why === 'not held' ? why : (value ?? why);
};

/** What has to be read with every figure, one line each. */
export const notesOf = (answer: FoiAnswer): readonly string[] => [
  `Question: ${answer.question.words}`,
  `Definition: ${answer.definition.title}, version ${answer.definition.version} (SHA-256 ${answer.definition.digest})`,
  `Period: ${answer.query.periodStart} to ${answer.query.periodEnd}`,
  `Counted: ${answer.unit}; ${answer.numerator}${answer.denominator === null ? '' : `, of ${answer.denominator}`}`,
  `Basis: ${answer.basis}`,
  `Offences: ${answer.offenceScope}; ages: ${answer.ageScope}`,
  `Small numbers: ${answer.disclosure}`,
  ...answer.caveats,
  `Source: ${answer.source}, counted ${answer.countedAt}`,
  `Query: ${answer.query.digest}`,
  `Answer: ${answer.answer}, SHA-256 ${answer.digest}`,
];

type Moved = NonNullable<FoiAnswer['moved']>['figures'][number];

/** One figure that moved: held back and not held are two things, and which it is stands on both sides. */
function movedLine({ at, was, wasNotHeld, is }: Moved, answer: FoiAnswer): string {
  const before = was?.toLocaleString('en-GB') ?? (wasNotHeld === true ? 'not held' : 'held back');
  return `${placeOf(at).join(', ')}: ${before} before, ${figureOf(answer, { at, value: is }).toLocaleString('en-GB')} now`;
}

export const movedFigures = (answer: FoiAnswer): readonly string[] =>
  (answer.moved?.figures ?? []).map((figure) => movedLine(figure, answer));

/** What moved since the last answer, in words; nothing where there was none. */
export function movedLines(answer: FoiAnswer): readonly string[] {
  const { moved } = answer;
  if (moved === null) return [];
  if (moved.figures.length === 0) return [`Since the last answer (${moved.since}) no figure that is shown has moved.`];
  return [`Since the last answer (${moved.since}) these moved:`, ...movedFigures(answer)];
}

/** A share with the range that the protection of its figures leaves open. */
export const shareOf = ({ percent, low, high }: Share): string => {
  if (percent === null || low === null || high === null) return 'too few to say';
  return `${percent}%${high - low <= 1 ? '' : ` (${low}% to ${high}%)`}`;
};

/** The shares in words, each with its range; nothing where the question asks none. */
export function shareLines({ shares, numerator, denominator }: FoiAnswer): readonly string[] {
  if (shares === undefined) return [];
  return [
    `Share: ${numerator}, out of ${denominator ?? ''}:`,
    ...shares.rows.map((row) => `${row.group}: ${shareOf(row)}`),
    ...shares.notes,
  ];
}

const rowOf = (figure: Figure, answer: FoiAnswer): readonly DownloadCell[] => [
  answer.force,
  ...placeOf(figure.at),
  // Words, and not an empty cell: that would be read as none.
  figureOf(answer, figure),
];

/** What stands over an answer that nobody has let out yet. */
const headOf = ({ published, release }: GivenAnswer): readonly string[] =>
  published === null
    ? [
        `Not published, and so it may not leave: somebody else publishes release ${release} first. If it was answered in the shell, where nobody is signed in, somebody signed in answers it again under /foi, and somebody else publishes that.`,
      ]
    : [];

export const answerCsv = (answer: GivenAnswer): string =>
  csvOf({
    name: answer.question.id,
    columns: ['Force', ...answer.dimensions.map(({ name }) => name), 'Number'],
    rows: answer.figures.map((figure) => rowOf(figure, answer)),
    notes: [...headOf(answer), ...shareLines(answer), ...notesOf(answer), ...movedLines(answer)],
  });

export function answerText(answer: GivenAnswer): string {
  const rows = answer.figures.map((figure) => {
    const { at, since } = figure;
    const kept = since === null ? '' : ` (as counted ${since}: too little has changed to say)`;
    return `  ${placeOf(at).join(', ')}: ${figureOf(answer, figure).toLocaleString('en-GB')}${kept}`;
  });
  const head = headOf(answer).flatMap((line) => [line, '']);
  const shares = shareLines(answer).flatMap((line, i) => [...(i === 0 ? [''] : []), `  ${line}`]);
  return `${[...head, answer.force, answer.question.words, '', ...rows, ...shares, '', ...movedLines(answer), '', ...notesOf(answer)].join('\n')}\n`;
}

/** How an answer is cited, in one line. */
export const citation = ({ force, question, query, countedAt, answer, digest }: FoiAnswer): string =>
  `${force}, “${question.words}”, ${query.periodStart} to ${query.periodEnd}, counted ${countedAt.slice(0, 10)}, Evenhand answer ${answer}, SHA-256 ${digest.slice(0, 16)}.`;
