import type { Diagram } from './diagram.ts';
import { DIFFERS, type Relation, type Steps } from './proof-diagram.ts';
import { overSteps } from './proof-ordered.ts';
import { CATEGORY, outcome, RESPONSE, ROLE, type Output } from './proof-output.ts';
import { everyChange, stepsOf } from './proof-step.ts';
import type { Always, Shown, Statement } from './proof-statement.ts';
import type { View } from './proof-view.ts';
import { UNPLACED } from './variables.ts';
import { unread } from './proof-unread.ts';

/** What advice may be read from, and what it may not. */
export const ofReading = (): Statement[] => [ownConduct, onlyDuties, concerns, noEvidence, unread];

interface Named {
  readonly name: string;
  readonly of: readonly Output[];
  readonly diagram: Diagram;
}

const role = (view: View): Named => ({ name: 'the role', of: [ROLE], diagram: view.role });
const category = (view: View): Named => ({ name: 'the category', of: [CATEGORY], diagram: view.category });
const response = (view: View): Named => ({ name: 'the response', of: [RESPONSE], diagram: view.response });
const standings = (view: View, isFormal: boolean): Named[] =>
  view.outcomes
    .filter(({ formal }) => !isFormal || formal !== 'none')
    .map(({ code }) => ({ name: `Outcome ${code}`, of: [outcome(code)], diagram: view.standing(code) }));

const changes = (name: string, view: View, outputs: readonly Named[], steps: Steps, relation: Relation = DIFFERS) =>
  overSteps(
    name,
    view,
    outputs.map((each) => ({ ...each, relation })),
    steps,
  );

const said = ({ advice, files }: Pick<Shown, 'advice' | 'files'>, isFormal: boolean): string => {
  const [person] = advice.people;
  const codes = files.outcomes.filter(({ formal }) => !isFormal || formal !== 'none').map(({ code }) => code);
  const open = person?.outcomes
    .filter(({ code }) => codes.includes(code))
    .map(({ code, standing }) => [code, standing]);
  return JSON.stringify([person?.role, open]);
};

const isTurned = (shown: Shown, read: (each: Pick<Shown, 'advice' | 'files'>) => string): boolean =>
  read(shown) !== read({ files: shown.files, advice: shown.then.advice });

const ownConduct: Always = {
  of: 'every case',
  id: 'role-reads-own-conduct',
  says: 'A person’s role and the formal outcomes read what that person did or had done to them, their age and whether they are identified, what is decided and signed: never the response, the case’s factors, another person or a vulnerability.',
  people: 2,
  breaches: (view) =>
    changes(
      'own',
      view,
      [role(view), ...standings(view, true)],
      everyChange(view.world.variables, ['case', 'own facts', 'other']),
    ),
  isBrokenBy: (shown) => isTurned(shown, (each) => said(each, true)),
};

const isConcern = (fact: string): boolean => UNPLACED.has(fact);

const onlyDuties: Always = {
  of: 'every case',
  id: 'vulnerability-only-raises-duties',
  says: 'A vulnerability of anybody changes no response, category, role or outcome: it only raises duties.',
  people: 2,
  breaches(view) {
    const outputs = [response(view), category(view), role(view), ...standings(view, false)];
    const { variables } = view.world;
    const facts = [...variables.block.facts].filter(([fact]) => !isConcern(fact)).map(([, offset]) => offset);
    return changes('vulnerability', view, outputs, everyChange(variables, facts));
  },
  isBrokenBy: (shown) =>
    isTurned(shown, (each) => JSON.stringify([each.advice.response, each.advice.category, said(each, false)])),
};

const concerns: Always = {
  of: 'every case',
  id: 'concern-sets-no-category',
  says: 'Under 13, a concern about capacity and immediate harm set no category, no role and no formal outcome.',
  people: 2,
  breaches: (view) =>
    changes(
      'concern',
      view,
      [category(view), role(view), ...standings(view, true)],
      stepsOf(view.world.variables, [{ up: 'concerns' }, { up: 'facts', person: 0 }, { up: 'facts', person: 1 }]),
    ),
  isBrokenBy: (shown) => isTurned(shown, (each) => JSON.stringify([each.advice.category, said(each, true)])),
};

/** Worse than what a rule that says *ruled-out* may do (design, section 6). */
const BEYOND: Relation = { name: 'differs beyond a decision', holds: (a, b) => a !== b && Math.max(a, b) > 1 };

const noEvidence: Always = {
  of: 'every case',
  id: 'no-evidence-counts-as-ruled-out',
  says: 'Looked into and nothing found counts as ruled out: the difference changes no category, role or duty, and at worst asks for a decision.',
  people: 2,
  *breaches(view) {
    const { variables } = view.world;
    const lowest = stepsOf(variables, [
      { up: 'factors' },
      ...[0, 1].flatMap((person) => (['by', 'towards', 'facts'] as const).map((up) => ({ up, person }))),
    ]);
    const steps: Steps = (variable) =>
      variable === variables.earlierReports ? undefined : lowest(variable)?.filter(([from]) => from === 0);
    const duties = (['case', 'person'] as const).flatMap((about) =>
      view.duties(about).map((id): Named => ({
        name: `the duty ${id}`,
        of: [{ of: 'duty', id, about }],
        diagram: view.duty(about, id),
      })),
    );
    yield* changes('no-evidence', view, [role(view), category(view), ...duties], steps);
    yield* changes('no-evidence', view, [response(view), ...standings(view, false)], steps, BEYOND);
  },
  isBrokenBy: (shown) =>
    isTurned(shown, (each) =>
      JSON.stringify([
        each.advice.response,
        each.advice.category,
        each.advice.duties.map(({ id }) => id),
        said(each, false),
      ]),
    ),
};
