import type { Gateway } from '../../platform/command/index.ts';
import { api, json, refuse, type Route } from '../../platform/web/index.ts';
import type { Adviser, Change } from '../../policy/index.ts';
import { WhyNotAnswer, WhyNotParams } from './why-not.schema.ts';
import { readWhyNot, type WhyNotPage } from './why-not.store.ts';

/** The answer with people by who they are: their places in the case are the guidance's own. */
const answerOf = ({ file, advised, why }: WhyNotPage) => {
  const personOf = (ref: string | null): string | null =>
    advised.basis.facts.people.find((each) => each.ref === ref)?.person ?? null;
  const named = <Asked extends { readonly person: string | null }>(asked: Asked) => ({
    ...asked,
    person: personOf(asked.person),
  });
  const namedIn = <Set extends Change>(set: Set) => ({ ...set, answers: set.answers.map(named) });
  return WhyNotAnswer.parse({
    ...{ ...why, case: file.case, unknowns: why.unknowns.map(named) },
    changes: why.changes.map(namedIn),
    ways: why.ways.map(namedIn),
  });
};

/** The same for a program. */
export const whyNotApi = ({ consult }: Gateway, adviser: Adviser): readonly Route[] => [
  api({
    method: 'GET',
    url: '/api/cases/:case/decision/why-not/:of/:what/:person',
    action: 'propose-outcome',
    operation: 'read-why-not',
    summary:
      'Why an outcome, role, response, category or duty is not so: the rules against it, and the smallest sets of answers that would change it',
    schema: { params: WhyNotParams, response: { 200: WhyNotAnswer } },
    handle: async ({ actor, params }) => {
      const found = await consult(actor, readWhyNot(adviser), params);
      return found.ok ? json(answerOf(found.value)) : refuse(found.refusal);
    },
  }),
];
