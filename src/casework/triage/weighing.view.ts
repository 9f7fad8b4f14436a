import type { Form, PageModel } from '../../platform/web/index.ts';
import type { Passage } from '../../platform/person/index.ts';
import { words } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import type { Place } from './place.ts';
import type { FactText, Guidance } from './guidance.ts';
import type { TriagePage } from './triage-page.store.ts';
import { fromWhomWords } from './triage.words.ts';
import { weighingRows, type WeighingRow } from './weighing-row.ts';
import { WEIGHED_FROM, weighedStatesOf, type Weighed, type WeighedState } from './weighing.ts';

const stateWords: Readonly<Record<WeighedState, string>> = {
  recorded: 'It is known',
  none: 'None on record',
  unknown: 'Not known',
};

const stateHints: Readonly<Partial<Record<WeighedState, string>>> = {
  none: 'It was looked for and is not there',
  unknown: 'Nobody has found out. It is held against nobody',
};

const textOf = (passages: ReadonlyMap<string, Passage>, passage: string): string => {
  const found = passages.get(passage);
  return found?.state === 'readable' ? found.text : 'The words were erased.';
};

/** What was stated, as it is read: the words that were written, and before them that there is none on record. */
export const weighedText = (weighed: Weighed | undefined, passages: ReadonlyMap<string, Passage>): string => {
  if (weighed === undefined) return 'Nobody has said';
  if (weighed.passage === null) return stateWords.unknown;
  const text = textOf(passages, weighed.passage);
  return weighed.state === 'none' ? `${stateWords.none}. ${text}` : text;
};

export const weighedFrom = (weighed: Weighed | undefined): string | undefined =>
  weighed === undefined || weighed.fromWhom === null ? undefined : fromWhomWords[weighed.fromWhom];

const hrefOf = (id: string, { text, person }: WeighingRow): string =>
  `/cases/${id}${person === undefined ? '' : `/people/${person.person}`}/weighing/${text.id}`;

/** What a decision is reasoned about by name (handbook 1.7); the rest is offered behind it. */
const FIRST: readonly string[] = ['antecedents', 'severity-as-reported', 'spread', 'understanding'];

const rowOf = (page: TriagePage, row: WeighingRow) => ({
  key: row.person === undefined ? row.text.question : `${nameOf(page, row.person.person)}: ${row.text.question}`,
  help: row.text.help,
  value: weighedText(row.weighed, page.passages),
  from: weighedFrom(row.weighed),
  isAnswered: row.weighed !== undefined,
  href: `${hrefOf(page.file.case, row)}?to=triage`,
});

/** The facts to weigh as triage offers them. */
export const weighingList = (guidance: Guidance, page: TriagePage) => {
  const rows = weighingRows(guidance, page.facts);
  const isFirst = ({ text, weighed }: WeighingRow): boolean => FIRST.includes(text.id) || weighed !== undefined;
  return {
    first: rows.filter(isFirst).map((row) => rowOf(page, row)),
    more: rows.filter((row) => !isFirst(row)).map((row) => rowOf(page, row)),
  };
};

const typedOf = (page: TriagePage, weighed: Weighed | undefined): Form['typed'] => {
  if (weighed === undefined) return {};
  return {
    state: weighed.state,
    ...(weighed.fromWhom === null ? {} : { fromWhom: weighed.fromWhom }),
    ...(weighed.passage === null ? {} : { words: textOf(page.passages, weighed.passage) }),
  };
};

const choicesOf = (text: FactText) => ({
  state: weighedStatesOf(text).map((value) => ({
    ...{ value, text: stateWords[value] },
    ...(stateHints[value] === undefined ? {} : { hint: { text: stateHints[value] } }),
  })),
  fromWhom: WEIGHED_FROM.map((value) => ({ value, text: fromWhomWords[value] })),
});

/** One fact to weigh on its page; undefined where it is not of this place. */
export const weighingPage = (
  guidance: Guidance,
  page: TriagePage,
  { fact, person }: Place,
): (PageModel & { readonly typed: Form['typed'] }) | undefined => {
  const row = weighingRows(guidance, page.facts).find((one) => one.text.id === fact && one.person?.person === person);
  if (row === undefined) return undefined;
  const { text } = row;
  return {
    title: text.question,
    caption: person === undefined ? undefined : nameOf(page, person),
    help: text.help,
    source: `${text.source}, ${text.paragraph}`,
    whoMayAnswer: words(text.whoMayAnswer.map((who) => who.replaceAll('-', ' ')).join(', ')),
    choices: choicesOf(text),
    typed: typedOf(page, row.weighed),
  };
};
