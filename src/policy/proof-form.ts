import type { AdviceInput, AnswerState } from './advice.schema.ts';
import { PARTS, STATES } from './condition.schema.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { told } from './told.ts';
import { ADULT, idsOfKind, UNPLACED } from './variables.ts';

/** Left out, and every answer. */
const WAYS: readonly (AnswerState | undefined)[] = [undefined, 'unknown', ...STATES];
const DENIED: readonly (AnswerState | undefined)[] = ['ruled-out', 'no-evidence'];
const PRESENT: readonly (AnswerState | undefined)[] = ['suspected', 'confirmed'];

/** An input in which some questions are left out, and the same with the answers of the full form. */
export interface Form {
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

// Two of them: what is said of one must not answer for the other.
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

/** Every way of answering what bears on one variable: it, and what the case says of the same factor. */
export function formsOf(files: PolicyFiles): readonly Form[] {
  const factors = idsOfKind(files, 'factor');
  const placed = factors.filter((id) => !UNPLACED.has(id));
  const ofFactors = placed.flatMap((id) =>
    ['by', 'towards'].flatMap((field) =>
      // Somebody else may be an adult who acted: then that no adult was involved answers for nobody what was done to them.
      pairs(
        id,
        `${field}.${id}`,
        (ofCase) => PRESENT.includes(ofCase) || (id === ADULT && field === 'towards' && DENIED.includes(ofCase)),
      ),
    ),
  );
  const ofFacts = idsOfKind(files, 'person-fact').flatMap((id) =>
    // What the case rules out, or does not know, of what is said of a person is answered for everybody.
    pairs(factors.includes(id) ? id : null, id, (ofCase) => ofCase === undefined || PRESENT.includes(ofCase)),
  );
  return [...ofFactors, ...ofFacts, ...SIMPLE];
}
