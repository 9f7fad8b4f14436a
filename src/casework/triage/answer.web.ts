import type { Gateway } from '../../platform/command/index.ts';
import { unasked, words, type FormBody, type PageModel, type Route } from '../../platform/web/index.ts';
import { nameOf } from '../report/index.ts';
import { IDENTIFIED } from './answer.ts';
import { AnswerBody, FactParams, PersonFactParams, toAnswer } from './answer.schema.ts';
import { answerFact } from './answer.store.ts';
import { formPage } from './form-page.ts';
import type { Place } from './place.ts';
import { factOf, type FactText, type Guidance } from './guidance.ts';
import { triageChoices } from './triage.words.ts';
import type { TriagePage } from './triage-page.store.ts';

/** Inputs that the page hides behind another answer are not read when that answer was not given. */
const asked = (form: FormBody): FormBody => {
  const found = form.fields['state'] === 'no-evidence' ? form : unasked(form, ['way', 'byWhom', 'words']);
  return form.fields['fromWhom'] === 'interview' ? found : unasked(found, ['interview']);
};

const textOf = (guidance: Guidance, { fact = '', direction }: Place): FactText | undefined => {
  if (fact === IDENTIFIED) return factOf(guidance, fact, 'other');
  return factOf(guidance, fact, direction === 'person' ? 'person-fact' : 'factor');
};

const WAYS = {
  by: 'Answer for what this person did',
  towards: 'Answer for what was done towards this person',
} as const;

const captionOf = (triage: TriagePage, { person, direction }: Place): string | undefined => {
  if (person === undefined) return undefined;
  const name = nameOf(triage, person);
  if (direction === 'by') return `Done by ${name}`;
  return direction === 'towards' ? `Done towards ${name}` : name;
};

/** Whether somebody is known is answered here only by no, or not known: who is known is named. */
const statesOf = ({ fact }: Place) =>
  fact === IDENTIFIED
    ? [
        { value: 'ruled-out', text: 'No', hint: { text: 'An account name alone identifies nobody' } },
        { value: 'unknown', text: 'Not known' },
      ]
    : triageChoices.state;

const typedOf = (triage: TriagePage, place: Place): Readonly<Record<string, string>> => {
  const found = triage.facts.stated.find(
    (each) =>
      each.fact === place.fact &&
      each.person === (place.person ?? null) &&
      each.direction === (place.direction ?? 'case'),
  );
  return found === undefined
    ? {}
    : { state: found.state, ...(found.fromWhom === null ? {} : { fromWhom: found.fromWhom }) };
};

const model = (guidance: Guidance, triage: TriagePage, place: Place): PageModel | undefined => {
  const text = textOf(guidance, place);
  // An address can be typed: a person of another case is answered as one that is not there.
  const isThere = place.person === undefined || triage.parties.some(({ person }) => person === place.person);
  if (text === undefined || !isThere) return undefined;
  return {
    title: text.question,
    caption: captionOf(triage, place),
    help: text.help,
    way: place.direction === 'by' || place.direction === 'towards' ? WAYS[place.direction] : undefined,
    source: `${text.source}, ${text.paragraph}`,
    whoMayAnswer: words(text.whoMayAnswer.map((who) => who.replaceAll('-', ' ')).join(', ')),
    mayAskChild: text.mayAskChild,
    choices: { ...triageChoices, state: statesOf(place) },
    typed: typedOf(triage, place),
  };
};

const HOMES_OWN_WORD = {
  field: 'fromWhom',
  text: 'A parent, a carer or who reported may be the danger: ask somebody outside the home, or choose “Not known”',
} as const;

const SUPERVISOR_TAKES_BACK = {
  field: 'state',
  text: 'A child, a partner or a record said so, or of abuse somebody at home: only a supervisor who did not record it takes it back, by “Nothing found” and what was done to find out',
} as const;

const answerPage = (
  gateway: Gateway,
  guidance: Guidance,
  url: string,
  place: typeof FactParams | typeof PersonFactParams,
): readonly Route[] =>
  formPage(gateway, {
    url,
    action: 'answer-fact',
    place,
    body: AnswerBody,
    kinds: {},
    asked,
    template: 'answer.njk',
    model: (triage, at) => model(guidance, triage, at),
    change: (actor, at, body, attempt) => {
      const { person, direction = 'case', fact = '' } = at;
      return gateway.execute(
        actor,
        answerFact(guidance),
        toAnswer({ case: at.case, person, direction, fact }, body),
        attempt,
      );
    },
    faults: { HomesOwnWord: HOMES_OWN_WORD, SupervisorTakesBack: SUPERVISOR_TAKES_BACK },
  });

/** One question a page: of the case, of a person, done by a person, done towards a person. */
export const answerPages = (gateway: Gateway, guidance: Guidance): readonly Route[] => [
  ...answerPage(gateway, guidance, '/cases/:case/facts/:fact', FactParams),
  ...answerPage(gateway, guidance, '/cases/:case/people/:person/facts/:direction/:fact', PersonFactParams),
];
