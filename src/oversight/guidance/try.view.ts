import { valueText } from '../../platform/setting/index.ts';
import { freshForm, type Form, type PageModel } from '../../platform/web/index.ts';
import type { PolicyFiles } from '../../policy/index.ts';
import { placesOf } from './places.ts';
import type { Version } from './published.ts';
import { AGES, answersOf, directed, floorOf, idsOf, LEADS, PARTS, STATES } from './try.schema.ts';
import { adviceModel, type Advised } from './try-advice.view.ts';
import { answerWords, partWords, stateWords, titled } from './words.ts';

interface Item {
  readonly value: string;
  readonly text: string;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const UNKNOWN: Item = { value: '', text: 'Not known' };
const item =
  (text: (value: string) => string) =>
  (value: string): Item => ({ value, text: text(value) });

const states: readonly Item[] = [UNKNOWN, ...STATES.map(item((state) => capital(stateWords[state] ?? state)))];

const ageWords = (age: string): string => {
  const [low = '', high] = age.split('-');
  if (high === undefined) return low;
  if (low === '0') return `Under ${Number(high) + 1}`;
  return high === '120' ? `${low} or over` : `${low} to ${high}`;
};

const questions = ({ facts }: PolicyFiles, kind: string, ids: readonly string[]) =>
  ids.map((id) => ({
    id,
    name: titled(id),
    question: facts.find((fact) => fact.id === id && fact.kind === kind)?.question ?? titled(id),
  }));

const answered = ({ typed }: Form, start: string): number =>
  Object.entries(typed).filter(([name, value]) => name.startsWith(start) && value !== '').length;

/** Questions that have answers of their own, each after what stands where there is none. */
const answerable = (files: PolicyFiles, kind: string, ids: readonly string[], none: Item) =>
  questions(files, kind, ids).map((question) => ({
    ...question,
    items: [none, ...answersOf(files, kind, question.id).map(item((answer) => capital(answerWords(answer))))],
  }));

const personModel = (files: PolicyFiles, form: Form, lead: string, place: number) => ({
  lead,
  number: place + 1,
  directed: questions(files, 'factor', directed(files)),
  facts: questions(files, 'person-fact', idsOf(files, 'person-fact')),
  floor: answerable(files, 'other', floorOf(files), UNKNOWN),
  // What was chosen stays in sight; what was not asks for no room.
  conductOpen: answered(form, `${lead}by-`) + answered(form, `${lead}towards-`) > 0,
  factsOpen: answered(form, `${lead}fact-`) > 0,
  floorOpen: answered(form, `${lead}floor-`) > 0,
});

const choices = (versions: readonly Version[]) => ({
  version: [
    { value: '', text: 'The one in force on the day' },
    ...versions.map(({ id }) => ({ value: id, text: `Guidance ${id}` })),
  ],
  people: LEADS.map((_, place) => ({ value: String(place + 1), text: String(place + 1) })),
  states,
  ages: [UNKNOWN, ...Object.keys(AGES).map(item(ageWords))],
  identified: [UNKNOWN, { value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }],
  parts: [...PARTS.map(item((part) => capital(partWords[part] ?? part))), { value: 'none', text: 'No part in it' }],
  nation: [UNKNOWN, { value: 'england', text: 'England' }, { value: 'wales', text: 'Wales' }],
  checks: [UNKNOWN, ...['complete', 'outstanding', 'unavailable'].map(item(capital))],
  reports: [UNKNOWN, ...['0', '1', '2'].map(item(String)), { value: '3', text: '3 or more' }],
});

const casePart = (files: PolicyFiles, form: Form) => ({
  factors: questions(files, 'factor', idsOf(files, 'factor')),
  factorsOpen: answered(form, 'case-') > 0,
  conditions: answerable(files, 'condition', idsOf(files, 'condition'), { value: '', text: 'Not recorded' }),
  conditionsOpen: answered(form, 'condition-') > 0,
  settings: files.settings.map(({ name, label, note, answers, default: usual }) => ({
    id: name,
    name: label,
    question: note,
    items: [
      { value: '', text: `As where none is signed: ${valueText(usual)}` },
      ...answers.map((answer) => ({ value: String(answer), text: valueText(answer) })),
    ],
  })),
  settingsOpen: answered(form, 'setting-') > 0,
});

/** The form, and above it what was advised, where it was asked. */
export const tryPage = (
  versions: readonly Version[],
  version: Version,
  { form = freshForm(), people = 2, advised }: { form?: Form; people?: number; advised?: Advised },
): PageModel => {
  const { files } = version.policy;
  return {
    title: 'Try the guidance',
    version: version.id,
    places: placesOf(version.id),
    form,
    choices: choices(versions),
    count: String(people),
    people: LEADS.slice(0, people).map((lead, place) => personModel(files, form, lead, place)),
    ...casePart(files, form),
    advice: advised === undefined ? undefined : adviceModel(version, advised),
    back: { href: '/guidance', text: 'All guidance' },
  };
};
