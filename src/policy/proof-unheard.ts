import type { AdviceInput, AnswerState, Question } from './advice.schema.ts';
import { PARTS, STATES } from './condition.schema.ts';
import { evidenceOf } from './evidence.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { nameOf, Questions, type Names } from './question.ts';
import { told } from './told.ts';
import { idsOfKind, UNPLACED, type Variables } from './variables.ts';

/** Left out, and every answer. */
const WAYS: readonly (AnswerState | undefined)[] = [undefined, 'unknown', ...STATES];
const PRESENT: readonly (AnswerState | undefined)[] = ['suspected', 'confirmed'];

/**
 * What a full form could still learn and no question asks: each answer that bears on a variable is tried in every way with
 * the one other that bears on it, what the case says of the same factor. Who did it to whom is asked once it is present.
 */
export function unheard(files: PolicyFiles, variables: Variables, names: Names): string[] {
  const factors = idsOfKind(files, 'factor');
  const placed = factors.filter((id) => !UNPLACED.has(id));
  const ofFactors = placed.flatMap((id) =>
    ['by', 'towards'].flatMap((field) => pairs(id, `${field}.${id}`, (ofCase) => PRESENT.includes(ofCase))),
  );
  const ofFacts = idsOfKind(files, 'person-fact').flatMap((id) =>
    // What the case rules out, or does not know, of what is said of a person is answered for everybody.
    pairs(factors.includes(id) ? id : null, id, (ofCase) => ofCase === undefined || PRESENT.includes(ofCase)),
  );
  const all = [...ofFactors, ...ofFacts, ...SIMPLE];
  return [...new Set(all.flatMap((form) => missedIn(variables, names, form)))];
}

/** An input in which some questions are left out, and the same with the answers of the full form. */
interface Form {
  readonly short: AdviceInput;
  readonly full: AdviceInput;
}

function pairs(ofCase: string | null, fact: string, isAsked: (state: AnswerState | undefined) => boolean): Form[] {
  const said = (state: AnswerState | undefined, own: AnswerState | undefined) => {
    const factors = ofCase === null || state === undefined ? {} : { [ofCase]: state };
    const input: AdviceInput = { people: PEOPLE, factors };
    return own === undefined ? input : told(input, put(fact, own), { person: 'A', fact });
  };
  const cases = ofCase === null ? [undefined] : WAYS;
  return cases.flatMap((state) =>
    WAYS.flatMap((own) =>
      (state === undefined && !UNPLACED.has(ofCase ?? '') ? cases : [state]).flatMap((then) =>
        (own === undefined && isAsked(then) ? WAYS : [own]).map((each) => ({
          short: said(state, own),
          full: said(then, each),
        })),
      ),
    ),
  );
}

const PEOPLE = [{ ref: 'A' }, { ref: 'B' }];

function put(fact: string, state: AnswerState): AdviceInput {
  const [field = '', id = ''] = fact.split('.');
  return { people: [{ ref: 'A', ...(id === '' ? { facts: { [fact]: state } } : { [field]: { [id]: state } }) }] };
}

const ofPerson = (more: object): Form => ({
  short: { people: PEOPLE },
  full: { people: [{ ref: 'A', ...more }, { ref: 'B' }] },
});

const SIMPLE: readonly Form[] = [
  ...(['england', 'wales'] as const).map((nation) => ({ short: { people: PEOPLE }, full: { people: PEOPLE, nation } })),
  ...(['complete', 'outstanding', 'unavailable'] as const).map((checks) => ({
    short: { people: PEOPLE },
    full: { people: PEOPLE, checks },
  })),
  ...[0, 1, 2, 3, 4].map((earlierReports) => ({ short: { people: PEOPLE }, full: { people: PEOPLE, earlierReports } })),
  ...Array.from({ length: 121 }, (_, age) => ofPerson({ age })),
  ...[true, false].map((identified) => ofPerson({ identified })),
  ...PARTS.map((part) => ofPerson({ parts: [part] })),
];

/** Every variable of which the full form leaves other values possible, and which no open question is asked for. */
function missedIn(variables: Variables, names: Names, { short, full }: Form): string[] {
  const [before, after] = [evidenceOf(variables, short), evidenceOf(variables, full)];
  const questions = new Questions(variables, names, short);
  return [...before.keys()].flatMap((variable) => {
    if (before[variable] === after[variable]) return [];
    const asked = questions.of(variable, 0);
    if (asked?.open === true) return [];
    const named: Question | undefined = asked;
    return [
      `${named === undefined ? `Variable ${variable}` : nameOf(named)} could still be answered, and is not asked.`,
    ];
  });
}
