import { valueText } from '../../platform/setting/index.ts';
import type { Form } from '../../platform/web/index.ts';
import { CHECKS, NATIONS, STATES, UNSTATED, type PolicyFiles } from '../../policy/index.ts';
import { EXAMPLE_KINDS } from './rule-example.ts';
import { linesTyped, ofText, rawLines } from './rule-line-form.ts';
import { LINE_KINDS } from './rule-line.ts';
import { partWords, plain, stateWords, titled } from './words.ts';

interface Item {
  readonly value: string;
  readonly text: string;
}

const LEADS: Readonly<Record<string, string>> = {
  factor: 'In the case: ',
  condition: 'When deciding: ',
  setting: 'Setting of the force: ',
  by: 'Done by them: ',
  towards: 'Done towards them: ',
  fact: 'About them: ',
  nation: 'The force is in ',
};

const WHOLE: Readonly<Record<string, string>> = {
  checks: 'Background checks',
  earlierReports: 'How many earlier reports',
  always: 'Always',
  byAny: 'Done by them: any of several factors',
  towardsAny: 'Done towards them: any of several factors',
  age: 'Age in years',
  actor: 'They acted: shared, received, passed on, asked for it, or did something that is a factor',
  identified: 'They are identified',
  unidentified: 'They are not identified',
};

/** What a line is of, in words. */
const lineLabel = (files: PolicyFiles, { kind, id }: { readonly kind: string; readonly id: string }): string => {
  if (kind === 'setting') return `${LEADS[kind]}${files.settings.find(({ name }) => name === id)?.label ?? id}`;
  if (kind === 'nation') return `${LEADS[kind]}${titled(id)}`;
  if (kind === 'part') return `Their part: ${partWords[id] ?? plain(id)}`;
  return id === '' ? (WHOLE[kind] ?? kind) : `${LEADS[kind] ?? ''}${plain(id)}`;
};

const idsOf = (files: PolicyFiles, kind: string): readonly string[] => {
  const of = (wanted: string) => files.facts.filter((fact) => fact.kind === wanted).map(({ id }) => id);
  switch (kind) {
    case 'factor':
    case 'by':
    case 'towards':
      return of('factor');
    case 'fact':
      return of('person-fact');
    case 'setting':
      return files.settings.map(({ name }) => name);
    case 'nation':
      return NATIONS;
    case 'part':
    case 'condition':
      return of(kind);
    default:
      return [''];
  }
};

/** Everything that a line can be of, in groups: first what is asked of the case, then what of a person. */
const optionsOf = (files: PolicyFiles, kinds: Readonly<Record<string, { readonly of: string }>>) =>
  ['case', 'person'].map((of) => ({
    label: of === 'case' ? 'Asked of the case' : 'Asked of a person',
    options: Object.keys(kinds)
      .filter((kind) => kinds[kind]?.of === of)
      .flatMap((kind) => idsOf(files, kind).map((id) => ({ kind, id })))
      .map((each): Item => ({ value: ofText(each), text: lineLabel(files, each) })),
  }));

const stateItems = (states: readonly string[]): readonly Item[] =>
  states.map((value) => ({ value, text: stateWords[value] ?? plain(value) }));

const answerItems = (files: PolicyFiles, kind: string, id: string, isExample: boolean): readonly Item[] => {
  if (kind === 'checks') return CHECKS.map((value) => ({ value, text: plain(value) }));
  if (kind === 'nation') return NATIONS.map((value) => ({ value, text: titled(value) }));
  if (kind === 'setting')
    return (files.settings.find(({ name }) => name === id)?.answers ?? []).map((answer) => ({
      value: String(answer),
      text: valueText(answer),
    }));
  if (kind !== 'condition') return stateItems(isExample ? [...STATES, 'unknown'] : STATES);
  const answers = files.facts.find((fact) => fact.id === id)?.answers ?? [];
  const items = answers.map((one) => (typeof one === 'string' ? one : one.id));
  return [...items, ...(isExample ? [] : [UNSTATED])].map((value) => ({
    value,
    text: value === UNSTATED ? 'not recorded' : plain(value),
  }));
};

/** What was ticked first, in its own order: a rule that is only looked at is sent as it was. */
export const tickedFirst = (items: readonly Item[], ticked: readonly string[]): readonly Item[] => [
  ...ticked.flatMap((value) => items.find((item) => item.value === value) ?? []),
  ...items.filter(({ value }) => !ticked.includes(value)),
];

const WHO_WORDS: Readonly<Record<string, string>> = {
  case: 'The case',
  this: 'The person whom the rule is about',
  someOther: 'Some other person',
  someone: 'Somebody',
  everyone: 'Everybody',
  same: 'And the same person',
  person: 'The person',
};

const choose = { value: '', text: 'Choose' };
const WHO_ITEMS: readonly Item[] = [
  choose,
  ...['case', 'this', 'someOther', 'someone', 'everyone'].map((value) => ({ value, text: WHO_WORDS[value] ?? value })),
  { value: 'same', text: 'The same person as in the line before' },
];
const EXAMPLE_WHO_ITEMS: readonly Item[] = [
  choose,
  { value: 'case', text: 'The case' },
  { value: 'person', text: 'The person whom the rule is about' },
];

/** What has to be said in a line besides what it is of. */
const askedIn = (kind: string, isExample: boolean): readonly string[] => {
  if (!isExample) return Object.entries(LINE_KINDS).find(([name]) => name === kind)?.[1].asks ?? [];
  const answered = Object.entries(EXAMPLE_KINDS).find(([name]) => name === kind)?.[1].answered;
  return answered === 'one' ? ['is'] : [answered ?? ''];
};

const shownLines = (files: PolicyFiles, typed: Form['typed'], prefix: string, isExample: boolean) => {
  const numbers = linesTyped(typed, prefix);
  return rawLines(typed, prefix).map((line, place) => {
    const { kind, id, who } = line;
    const number = numbers[place] ?? 1;
    const asks = askedIn(kind, isExample);
    const label = lineLabel(files, line);
    return {
      ...line,
      ...{ lead: `${prefix}-${number}`, drop: `drop:${prefix}:${number}`, number: place + 1, value: ofText(line) },
      text: who === 'case' ? label : `${WHO_WORDS[who] ?? ''}. ${label}`,
      answers: asks.includes('is') ? tickedFirst(answerItems(files, kind, id, isExample), line.is) : [],
      factors: asks.includes('ids') ? tickedFirst(idsOf(files, 'factor').map(idItem), line.ids) : [],
      asksSpan: asks.includes('span'),
      asksNumber: asks.includes('number'),
    };
  });
};

const idItem = (value: string): Item => ({ value, text: plain(value) });

/** Lines of a condition, or of an example, as a form shows them. */
export const linesModel = (files: PolicyFiles, typed: Form['typed'], prefix: string, isExample = false) => ({
  prefix,
  isExample,
  lines: shownLines(files, typed, prefix, isExample),
  who: isExample ? EXAMPLE_WHO_ITEMS : WHO_ITEMS,
  of: optionsOf(files, isExample ? EXAMPLE_KINDS : LINE_KINDS),
});
