import { freshForm, type Form, type PageModel } from '../../platform/web/index.ts';
import { allForces } from '../source/index.ts';
import type { AskAnswerRow } from './ask.schema.ts';
import type { AskRead, AsksRead } from './ask.store.ts';
import { STATUSES, type Status } from './ask-standing.ts';
import { rowOf, rowsOf } from './ask.text.ts';
import { statusColours, statusWords, stepWords } from './ask.words.ts';
import { isAskable } from './ask-kit.ts';
import { nextSteps } from './ask.ts';
import { questions } from './question.ts';
import { refusalReasons } from './refusal-reason.ts';

/** A section of the Act with what it says: few know them by number. */
const sectionWords = (section: string | null): string | null => {
  const found = refusalReasons().find((one) => one.section === section);
  return found === undefined ? section : `${found.section}, ${found.title.toLowerCase()}`;
};

const shown = (row: AskAnswerRow) => ({
  ...row,
  section: sectionWords(row.section),
  href: `/ask/${row.ask}`,
  says: statusWords[row.status],
  colour: statusColours[row.status],
});

/** How many stand where, in one fixed order: none is left out because it is 0. */
const tallyOf = (rows: readonly AskAnswerRow[]) =>
  STATUSES.map((status) => ({
    says: statusWords[status],
    count: rows.filter((row) => row.status === status).length,
  })).filter(({ count }, i) => count > 0 || ALWAYS.includes(STATUSES[i] ?? 'waiting'));

const ALWAYS: readonly Status[] = ['answered', 'refused', 'no-answer', 'waiting'];

/** The question that all of them are: then no row has to say it. */
const onlyOne = ([first, ...rest]: readonly AskAnswerRow[]): AskAnswerRow | undefined =>
  rest.every(
    (row) => row.words === first?.words && row.periodStart === first.periodStart && row.periodEnd === first.periodEnd,
  )
    ? first
    : undefined;

interface Filter {
  readonly question?: string | undefined;
  readonly status?: Status | undefined;
}

const askable = () => questions().filter(isAskable);

// None says that it is selected: it would hold against what was typed.
const questionItems = () => askable().map(({ id, words }) => ({ value: id, text: words }));

/** Everything that was sent, force by force in the order of their names: who did not answer too. */
export const asksPage = (read: AsksRead, { question, status }: Filter): PageModel => {
  const all = rowsOf(read);
  const rows = all.filter((row) => status === undefined || row.status === status);
  const asked = new Set(all.map(({ question: id }) => id));
  return {
    title: 'Requests to other forces',
    form: freshForm({ ...(question === undefined ? {} : { question }), ...(status === undefined ? {} : { status }) }),
    rows: rows.map(shown),
    only: onlyOne(rows),
    tally: tallyOf(all),
    total: all.length,
    isNarrowed: question !== undefined || status !== undefined,
    questions: [
      { value: '', text: 'Every question' },
      ...askable()
        .filter(({ id }) => asked.has(id) || id === question)
        .map(({ id, words }) => ({ value: id, text: words })),
    ],
    statuses: [
      { value: '', text: 'However it stands' },
      ...STATUSES.map((value) => ({ value, text: statusWords[value] })),
    ],
    exportHref: `/ask/export/csv${question === undefined ? '' : `?question=${question}`}`,
    kits: askable().map(({ id, words }) => ({ href: `/ask/kit/${id}`, words })),
    back: { href: '/foi', text: 'Questions' },
  };
};

/** The form that notes that a question was sent. */
export const newAskPage = (question: string | undefined, form: Form = freshForm()): PageModel => ({
  title: 'Note that a question was sent',
  form,
  questions: [{ value: '', text: 'Choose a question' }, ...questionItems()],
  question,
  forces: allForces.map((name) => ({ value: name, text: name })),
  back: { href: '/ask', text: 'Requests' },
});

/** One request with everything that became of it. */
export const askPage = ({ ask, clocks, today }: AskRead, form: Form = freshForm()): PageModel => {
  const row = rowOf(ask, clocks, today);
  return {
    title: row.force,
    form,
    row: shown(row),
    steps: row.steps.map((step) => ({
      ...step,
      reason: sectionWords(step.reason),
      says: stepWords[step.kind],
    })),
    clocks,
    stepItems: nextSteps(row.status).map((kind) => ({ value: kind, text: stepWords[kind] })),
    // What belongs to a step that cannot follow now is not asked for.
    mayRefuse: nextSteps(row.status).includes('refused'),
    mayExtend: nextSteps(row.status).includes('extended'),
    reasons: [
      { value: '', text: 'Choose, if they refused' },
      ...refusalReasons().map(({ id, section, title }) => ({ value: id, text: `${section}: ${title}` })),
    ],
    back: { href: '/ask', text: 'Requests' },
  };
};

/** The kit of a question: the text of the request and the return that goes with it. */
export const kitPage = (kit: {
  readonly question: string;
  readonly words: string;
  readonly text: string;
  readonly force: string | undefined;
  readonly query: string;
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}): PageModel => ({
  title: kit.words,
  ...kit,
  reasons: refusalReasons(),
  forces: [{ value: '', text: 'Any force' }, ...allForces.map((name) => ({ value: name, text: name }))],
  back: { href: '/ask', text: 'Requests' },
});
