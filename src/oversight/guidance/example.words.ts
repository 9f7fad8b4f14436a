import { valueText } from '../../platform/setting/index.ts';
import { AdviceInput, type AdvicePerson } from '../../policy/index.ts';
import { listed, partWords, plain, stateWords } from './words.ts';

/** One thing that is said in a case, for a summary list. */
export interface Said {
  readonly key: string;
  readonly value: string;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const stateOf = (state: string): string => stateWords[state] ?? plain(state);

const ageWords = (age: AdvicePerson['age']): string => {
  if (age === undefined || age === 'unknown') return 'age not known';
  if (typeof age === 'number') return `${age} years old`;
  return age[1] === 120 ? `${age[0]} or over` : `between ${age[0]} and ${age[1]} years old`;
};

const partsWords = (parts: AdvicePerson['parts']): readonly string[] => {
  if (parts === undefined) return ['part not known'];
  return parts.length === 0 ? ['no part in it'] : [listed(parts.map((part) => partWords[part] ?? plain(part)))];
};

const told = (lead: string, all: Readonly<Record<string, string>> | undefined): readonly string[] =>
  Object.entries(all ?? {}).map(([id, state]) => `${lead}${plain(id)} ${stateOf(state)}`);

const personWords = (person: AdvicePerson): string =>
  [
    ageWords(person.age),
    ...(person.identified === undefined ? [] : [person.identified ? 'identified' : 'not identified']),
    ...partsWords(person.parts),
    ...told('done by them: ', person.by),
    ...told('done towards them: ', person.towards),
    ...told('', person.facts),
    ...told('safety floor: ', person.floor),
  ].join('; ');

/** A case as far as it is stated, in the order in which it is asked; what is left out is not known. */
export const saidIn = (input: AdviceInput): readonly Said[] => [
  ...(input.people ?? []).map((person) => ({
    key: `Person ${person.ref.replace(/^Person /u, '')}`,
    value: capital(personWords(person)),
  })),
  ...Object.entries(input.factors ?? {}).map(([id, state]) => ({
    key: capital(plain(id)),
    value: capital(stateOf(state)),
  })),
  ...(input.nation === undefined ? [] : [{ key: 'Nation', value: capital(input.nation) }]),
  ...(input.checks === undefined ? [] : [{ key: 'Background checks', value: capital(input.checks) }]),
  ...(input.earlierReports === undefined
    ? []
    : [{ key: 'Earlier reports', value: capital(stateOf(String(input.earlierReports))) }]),
  ...Object.entries(input.conditions ?? {}).map(([id, answer]) => ({
    key: `When deciding: ${plain(id)}`,
    value: capital(plain(answer)),
  })),
  ...Object.entries(input.settings ?? {}).map(([name, answer]) => ({
    key: `Setting ${name}`,
    value: valueText(answer),
  })),
  ...(input.on === undefined ? [] : [{ key: 'Decided on', value: input.on }]),
];

/** An example of a rule, which is checked by a test to be a case that the guidance can read. */
export const exampleOf = (input: unknown): readonly Said[] => {
  const said = saidIn(AdviceInput.parse(input));
  return said.length > 0 ? said : [{ key: 'The case', value: 'Nothing is known yet' }];
};
