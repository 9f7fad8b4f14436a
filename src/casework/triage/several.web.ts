import { z } from 'zod';
import type { Gateway } from '../../platform/command/index.ts';
import {
  page,
  redirect,
  refuse,
  unasked,
  type FormBody,
  type PageModel,
  type Route,
} from '../../platform/web/index.ts';
import { CaseParams } from '../case/index.ts';
import { nameOf } from '../report/index.ts';
import { answerSeveral } from './answer.store.ts';
import { formPage } from './form-page.ts';
import type { Place } from './place.ts';
import type { Guidance } from './guidance.ts';
import { openQuestions, type TriageQuestion } from './question.ts';
import { SEVERAL_STATES, SeveralForm } from './several.schema.ts';
import { PersonParams } from './triage.schema.ts';
import { lookAtTriage, type TriagePage } from './triage-page.store.ts';
import { triageChoices } from './triage.words.ts';

const DIRECTIONS: readonly string[] = ['case', 'person', 'by', 'towards'];

/** The open questions that are answered by a state: those of the case, or those of one person. */
const openOf = (guidance: Guidance, triage: TriagePage, person: string | undefined): readonly TriageQuestion[] =>
  openQuestions(guidance, triage.facts).filter(
    (question) => DIRECTIONS.includes(question.about) && question.person?.person === person,
  );

const WAYS: Readonly<Record<string, string>> = { by: 'Done by this person: ', towards: 'Done towards this person: ' };

const model = (guidance: Guidance, triage: TriagePage, { person }: Place): PageModel | undefined => {
  if (person !== undefined && !triage.parties.some((party) => party.person === person)) return undefined;
  const questions = openOf(guidance, triage, person);
  return {
    isSettled: questions.length === 0,
    title: `What one source says of ${person === undefined ? 'the case' : nameOf(triage, person)}`,
    case: triage.file.case,
    questions: questions.map(({ about, fact, text }) => ({
      name: `${about}-${fact}`,
      text: `${WAYS[about] ?? ''}${text?.question ?? fact.replaceAll('-', ' ')}`,
      help: text?.help ?? '',
    })),
    states: triageChoices.state.filter(({ value }) => SEVERAL_STATES.some((one) => one === value)),
    choices: triageChoices,
  };
};

const asked = (form: FormBody): FormBody =>
  form.fields['fromWhom'] === 'interview' ? form : unasked(form, ['interview']);

const severalPage = (gateway: Gateway, guidance: Guidance, url: string, place: z.ZodType<Place>): readonly Route[] =>
  formPage(gateway, {
    url,
    action: 'answer-several',
    place,
    body: SeveralForm,
    kinds: {},
    asked,
    template: 'several.njk',
    model: (triage, at) => model(guidance, triage, at),
    change: (actor, { case: id, person }, { fromWhom, interview, answers }, attempt) =>
      gateway.execute(
        actor,
        answerSeveral(guidance),
        { case: id, fromWhom, interview, answers: answers.map((answer) => ({ ...answer, person })) },
        attempt,
      ),
    faults: {
      SupervisorTakesBack: {
        field: 'fromWhom',
        text: 'A child, a partner or a record said that there is a danger at home, or somebody at home that there is abuse: only a supervisor takes that back, on the page of that question',
      },
      HomesOwnWord: {
        field: 'fromWhom',
        text: 'That nobody at home is a danger is not taken from a parent, a carer or who reported: choose “Not known” there, or somebody outside the home here',
      },
    },
  });

/** Leads to whoever still has several questions open, the case first; then to what is asked one at a time. */
const toSeveralNext = ({ consult }: Gateway, guidance: Guidance): Route =>
  page({
    method: 'GET',
    url: '/cases/:case/triage/several',
    action: 'answer-several',
    params: CaseParams,
    handle: async ({ actor, params }) => {
      const triage = await consult(actor, lookAtTriage('answer-several'), params);
      if (!triage.ok) return refuse(triage.refusal, `/cases/${params.case}/open`);
      const subjects = [undefined, ...triage.value.facts.people.map(({ person }) => person)];
      const next = subjects.find((person) => openOf(guidance, triage.value, person).length > 0);
      const at = `/cases/${params.case}${next === undefined ? '' : `/people/${next}`}/several?to=several`;
      // Undefined stands for the case too, which is no person: whether it is the case is looked up once more.
      const isOpen = next !== undefined || openOf(guidance, triage.value, undefined).length > 0;
      return redirect(isOpen ? at : `/cases/${params.case}/triage/next`);
    },
  });

/** What one source says of several questions at once, so that a case takes pages and not dozens of them. */
export const severalPages = (gateway: Gateway, guidance: Guidance): readonly Route[] => [
  toSeveralNext(gateway, guidance),
  ...severalPage(gateway, guidance, '/cases/:case/several', CaseParams),
  ...severalPage(gateway, guidance, '/cases/:case/people/:person/several', PersonParams),
];
