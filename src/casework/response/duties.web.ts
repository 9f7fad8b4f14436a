import { z } from 'zod';
import { ok } from '../../platform/access/index.ts';
import type { ExecuteRefusal, Gateway, Look } from '../../platform/command/index.ts';
import type { FieldFault, PageModel, Route } from '../../platform/web/index.ts';
import { caseEndpoint, caseForm, CaseParams } from '../case/index.ts';
import { nameOf } from '../report/index.ts';
import type { DutiesRefusal } from './duties.ts';
import { askedOfDuties, DutiesBody, DutiesForm, fieldOf, momentsIn, toAnswerOf } from './duties.schema.ts';
import { whomOf } from './duty.schema.ts';
import { factsOf, type CaseFacts } from '../triage/index.ts';
import { dischargeDuties, isAccountIn, knownOf, type DutySaid, type OwedDuty } from './duty.store.ts';
import { isOfParents, mayBeNoInterview, mayBeNotIdentified, mayBeSaid } from './duty.ts';
import { answersOffered, doneByChoices, parentChoices, wordsAsked } from './duty.words.ts';
import { lookAtResponse, type ResponsePage } from './response-page.store.ts';
import { responseProblems } from './response.problem.ts';

interface DutiesPage extends ResponsePage {
  readonly owed: readonly OwedDuty[];
  readonly facts: CaseFacts;
}

const look = lookAtResponse('discharge-duty');

const lookAtDuties = ({ owing }: DutySaid): Look<{ readonly case: string }, DutiesPage> => ({
  ...look,
  load: async (context, input) => {
    const seen = await look.load(context, input);
    if (!seen.ok) return seen;
    return ok({
      ...seen.value,
      owed: await owing(context, input.case),
      facts: await factsOf(context.tx, input.case),
    });
  },
});

/** The open duties that whoever reads may say something of, those of the case first. */
const linesOf = ({ answersOf }: DutySaid, seen: DutiesPage) =>
  seen.owed
    .filter(({ state }) => state === 'open')
    .map(({ id: duty, person, says }) => ({
      whom: person === undefined ? 'The case' : nameOf(seen, person),
      says,
      noInterview: mayBeNoInterview(duty),
      ofParents: isOfParents(duty),
      parent: fieldOf('parent', { duty, person }),
      parentName: fieldOf('parentName', { duty, person }),
      notIdentified: mayBeNotIdentified(answersOf(duty, isAccountIn(seen.parties, person)), {
        isSupervisor: seen.isSupervisor,
        isUnidentified: knownOf(seen.facts, person).isUnidentified,
      }),
      isOfCase: person === undefined,
      may: mayBeSaid(answersOf(duty, isAccountIn(seen.parties, person)), seen.isSupervisor),
      answer: fieldOf('answer', { duty, person }),
      by: fieldOf('by', { duty, person }),
      doneAt: fieldOf('doneAt', { duty, person }),
      words: fieldOf('words', { duty, person }),
    }))
    .filter(({ may }) => may.length > 0)
    .map((line) => ({
      ...line,
      ask: wordsAsked(line.may, line),
      offered: answersOffered(line.answer, line.may, line),
    }))
    .toSorted((one, other) => Number(other.isOfCase) - Number(one.isOfCase));

const WORDS_OF = /^words_([a-z0-9-]+)_[a-z0-9-]+$/;

/** What somebody wrote of that has no place on the page any more, by the name of its words: they read there what they wrote. */
const saidElsewhere =
  ({ sentenceOf }: DutySaid, seen: DutiesPage) =>
  (words: string): string => {
    const owed = seen.owed.find(({ id: duty, person }) => fieldOf('words', { duty, person }) === words);
    if (owed !== undefined)
      return `${owed.person === undefined ? 'The case' : nameOf(seen, owed.person)}: ${owed.says}`;
    const [, duty = ''] = WORDS_OF.exec(words) ?? [];
    return `Not asked in this case now: ${sentenceOf(duty) ?? 'what the guidance of today does not have'}`;
  };

const model =
  (said: DutySaid) =>
  (seen: DutiesPage, { case: id }: { readonly case: string }): PageModel => {
    const lines = linesOf(said, seen);
    return {
      title: 'What was done of what is asked',
      case: id,
      lines,
      asked: lines.map(({ words }) => words),
      elsewhere: saidElsewhere(said, seen),
      choices: doneByChoices,
      parentChoices,
      back: { href: `/cases/${id}` },
    };
  };

const LATER = 'This time is still to come. Enter when it was done';

/** Where on the page a refusal belongs: nothing was saved, and the one answer that cannot stand is shown. */
const faultOf = (refusal: DutiesRefusal | ExecuteRefusal): FieldFault | undefined => {
  if (!('person' in refusal)) return undefined;
  if (refusal.code === 'DoneInFuture') {
    const field = fieldOf('doneAt', refusal);
    return { field, at: `${field}-day`, text: LATER };
  }
  const sentence = responseProblems[refusal.code]?.sentence(refusal);
  return sentence === undefined ? undefined : { field: fieldOf('answer', refusal), text: sentence };
};

type Sent = Parameters<typeof toAnswerOf>[0];

/** Which of the answers sent cannot stand: of one that is there twice, the second. */
const pointerOf = (
  refusal: DutiesRefusal | ExecuteRefusal,
  { answers }: { readonly answers: readonly Sent[] },
): string | undefined => {
  if (!('person' in refusal)) return undefined;
  const at = answers.findLastIndex((one) => one.duty === refusal.duty && whomOf(one) === refusal.person);
  return at < 0 ? undefined : `/answers/${at}`;
};

/** Several duties of a case on one page: each is answered by itself, and one that is left out stays open. */
export const dutiesRoutes = (gateway: Gateway, said: DutySaid): readonly Route[] => [
  ...caseForm(gateway, {
    url: '/cases/:case/duties',
    params: CaseParams,
    body: DutiesForm,
    asked: askedOfDuties,
    kinds: momentsIn,
    look: lookAtDuties(said),
    template: 'duties.njk',
    model: model(said),
    change: dischargeDuties(said),
    input: (params, answers) => ({ ...params, answers }),
    faultOf,
    next: (params) => `/cases/${params.case}/duties`,
    fromQueue: true,
  }),
  caseEndpoint(gateway, {
    url: '/api/cases/:case/duties',
    operation: 'discharge-duties',
    summary: 'Record of several duties of the guidance that each was done, or why it was not; all or none',
    params: CaseParams,
    body: DutiesBody,
    answer: z.object({ case: z.uuid() }),
    change: dischargeDuties(said),
    pointerOf,
    input: (params, { answers }) => ({ ...params, answers: answers.map((one) => toAnswerOf(one, one)) }),
  }),
];
