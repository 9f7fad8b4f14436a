import type { Change, Context } from '../../platform/command/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import { newId } from '../../platform/database/index.ts';
import type { Adviser, Policy } from '../../policy/index.ts';
import { getCase, setStage } from '../case/index.ts';
import { partiesOf } from '../report/index.ts';
import { standing } from '../response/index.ts';
import { readAdvised } from './basis.store.ts';
import {
  decideProposal,
  type DecisionRefusal,
  type DecisionState,
  type OutcomeProposed,
  type ProposeOutcome,
} from './decision.ts';
import { insertProposal } from './proposal.store.ts';
import { saying } from './saying.ts';

interface State extends DecisionState {
  readonly policy: Policy;
}

const load =
  (adviser: Adviser) =>
  async (context: Context, input: ProposeOutcome): Promise<State> => {
    // Read before they are asked with: what the guidance cannot read is refused, and goes no further.
    const conditionsKnown = adviser.prepare({ conditions: input.conditions }, { today: londonDay(context.now) }).ok;
    // The advice is still worked out, so that `decide` alone says what is refused.
    const stated = conditionsKnown ? input.conditions : {};
    const { basis, digest, asked, advice, unfinished, policy } = await readAdvised(
      context,
      adviser,
      input.case,
      stated,
    );
    return {
      conditionsKnown,
      proposal: newId(context.now),
      crimes: basis.crimes.map(({ crime }) => crime),
      against: new Map(basis.crimes.flatMap(({ crime, against }) => (against === null ? [] : [[crime, against]]))),
      refs: new Map(basis.facts.people.map(({ person, ref }) => [person, ref])),
      living: basis.children,
      basisDigest: digest,
      asked,
      advice,
      decided: {
        response: standing(basis.response.decidedResponse),
        category: standing(basis.response.decidedCategory),
      },
      unfinished,
      policy,
      stage: (await getCase(context.tx, input.case)).stage,
    };
  };

const apply = async (context: Context, events: readonly OutcomeProposed[]): Promise<void> => {
  for (const event of events) {
    const people = (await partiesOf(context.tx, event.case))
      .filter((party) => party.kind !== 'reporter')
      .map((party) => party.person);
    await insertProposal(context, event, people);
    // From here on the case waits for a supervisor, and is in the queue of each of them.
    await setStage(context.tx, event.case, 'proposed');
  }
};

/** Proposes outcomes for the crimes of a case. */
export const proposeOutcome = (adviser: Adviser): Change<ProposeOutcome, State, OutcomeProposed, DecisionRefusal> => ({
  action: 'propose-outcome',
  cases: (input) => [input.case],
  load: load(adviser),
  decide: (state, input, moment) => saying(state.policy, decideProposal(state, input, moment)),
  apply,
  tell: (events) => ({
    kind: 'alteration',
    cases: events.map((event) => event.case),
    // Whom an outcome is linked to: the others of the case were looked at, and nothing was decided of them.
    people: [
      ...new Set(
        events.flatMap((event) => event.outcomes.flatMap(({ person }) => (person === undefined ? [] : [person]))),
      ),
    ],
    content: {
      proposals: events.map(({ proposal, basisDigest, advice, outcomes }) => ({
        proposal,
        basisDigest,
        policy: advice.policy,
        outcomes: outcomes.map(({ crime, outcome, standing, departure }) => ({
          crime,
          outcome,
          standing,
          departure: departure ?? null,
        })),
      })),
    },
    given: Object.fromEntries(
      events.flatMap((event) => [
        ['case', event.case],
        ['proposal', event.proposal],
      ]),
    ),
  }),
});
