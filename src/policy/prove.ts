import { Adviser } from './adviser.ts';
import { epoch } from './compile.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { ofAdvice } from './proof-advice.ts';
import { costOf, inputOf, plainOf, type Known } from './proof-case.ts';
import { cheapest } from './proof-diagram.ts';
import { ofDuties } from './proof-duties.ts';
import { ofExamples } from './proof-examples.ts';
import { ofConsequences } from './proof-follows.ts';
import { orders } from './proof-orders.ts';
import { ofOutcomes } from './proof-outcomes.ts';
import { ofPeople } from './proof-people.ts';
import { ofReading } from './proof-reads.ts';
import { ofRemarks } from './proof-remarks.ts';
import { settingCases } from './proof-setting-case.ts';
import { ofSettings } from './proof-settings.ts';
import { ofStandings } from './proof-standings.ts';
import { canBe, type Always, type Breach, type Shown, type Statement } from './proof-statement.ts';
import { told, type Counterexample } from './proof-story.ts';
import { ofUnknown } from './proof-unknown.ts';
import { sinceEarlier } from './proof-versions.ts';
import { View, World } from './proof-world.ts';

export interface Proof {
  readonly statement: string;
  readonly proved: boolean;
  readonly counterexample: Counterexample | null;
  readonly ms: number;
}

/** What was proved of one version: on the days on which it changes, and of how many answers about other people. */
export interface Proved {
  readonly proofs: readonly Proof[];
  readonly dates: readonly string[];
  readonly questions: number;
}

/** A version, and the one in force before it, if any. */
export interface Proving {
  readonly files: PolicyFiles;
  readonly earlier?: PolicyFiles | undefined;
}

/** Every day from a version's first on which what is in force changes. */
export function changesOf(files: PolicyFiles): string[] {
  const first = files.policy.inForceFrom;
  const dates = [...files.rules, ...files.outcomes].flatMap(({ from, until }) =>
    until === null ? [from] : [from, dayAfter(until)],
  );
  const sorted = [first, ...new Set(dates)].filter((date) => date >= first).sort();
  return sorted.filter((date, place) => place === 0 || epoch(files, date) !== epoch(files, sorted[place - 1] ?? date));
}

const dayAfter = (date: string): string => {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

export const statementsOf = (proving: Proving): Statement[] => [
  ...readStatements(proving),
  ...settingCases(proving.files, proving.files.policy.inForceFrom),
  ofUnknown(),
];

/** Those that are read in one world. */
export const readStatements = ({ earlier }: Proving): Statement[] => [
  ...ofAdvice(),
  ...orders(),
  ...ofReading(),
  ...ofConsequences(),
  ...ofPeople(),
  ...ofOutcomes(),
  ...ofStandings(),
  ...ofDuties(),
  ...ofRemarks(),
  ...ofSettings(),
  ...(earlier === undefined ? [] : [sinceEarlier(earlier.policy.id)]),
  ...ofExamples(),
];

/** One version, read over everything that could be known, of any number of people, on every day on which it changes. */
export class Prover {
  readonly #proving: Proving;
  readonly #world: World;
  readonly #dates: readonly string[];
  readonly #views = new Map<string, View>();

  /** `world` where others like it are read too: one that knows every age of any of them. */
  constructor(proving: Proving, world = worldOf(proving, 2, true)) {
    this.#proving = proving;
    this.#world = world;
    this.#dates = changesOf(proving.files);
  }

  #view(on: string, people: number): View {
    const key = `${on} ${people}`;
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    const made = new View(this.#proving.files, on, this.#world, people, this.#proving.earlier);
    this.#views.set(key, made);
    return made;
  }

  /** How many questions rules ask of people beside those told apart: all that any number of them can add. */
  get questions(): number {
    return this.#world.others?.questions ?? 0;
  }

  /** Whether a statement holds; a refuted one is not yet told. */
  holds(statement: Statement): boolean {
    if (statement.of === 'the version') return this.#lacking(statement).length === 0;
    return this.#dates.every((on) =>
      listsOf(statement).every((people) => {
        const view = this.#view(on, people);
        for (const { bad } of statement.breaches(view)) if (canBe(this.#world, bad)) return false;
        return true;
      }),
    );
  }

  #lacking(statement: Extract<Statement, { of: 'the version' }>): readonly string[] {
    return statement.lacks(this.#dates.map((on) => this.#view(on, statement.people)));
  }

  prove(statement: Statement): Counterexample | null {
    if (this.holds(statement)) return null;
    if (statement.of === 'every case') return smallest(this.#proving, statement, this.#dates, this.questions);
    return { story: [...new Set(this.#lacking(statement))].join('\n'), scenarios: [] };
  }
}

const listsOf = ({ people, orNobody }: Always): number[] => (orNobody === true ? [0, people] : [people]);

const worldOf = ({ files, earlier }: Proving, people: number, isOpen: boolean): World =>
  new World(earlier === undefined ? [files] : [files, earlier], people, isOpen);

interface Candidate {
  readonly cost: number;
  readonly breach: Breach;
  readonly known: Known;
  readonly view: View;
}

/** The case with the fewest people and answers that differ from a plain one; each person listed counts as one. */
function smallest(proving: Proving, statement: Always, dates: readonly string[], questions: number): Counterexample {
  let best: Candidate | undefined;
  // Each yes about other people needs one of them at most, so the search comes to an end.
  for (let people = listsOf(statement)[0] ?? 0; people <= statement.people + questions; people += 1) {
    if (best !== undefined && people >= best.cost) break;
    const world = worldOf(proving, people, false);
    for (const on of dates) {
      const view = new View(proving.files, on, world, people, proving.earlier);
      for (const found of candidates(statement, view)) if (best === undefined || found.cost < best.cost) best = found;
    }
  }
  if (best === undefined) throw new RangeError(`${statement.id} is refuted, but no case shows it`);
  const shown = shownOf(proving, best);
  if (!statement.isBrokenBy(shown))
    throw new RangeError(
      `${statement.id} is refuted by ${best.breach.what}, but advice does not show it: ${JSON.stringify(shown.input)}`,
    );
  return told(statement.id, best.breach.what, shown);
}

function* candidates(statement: Always, view: View): Generator<Candidate> {
  const plain = plainOf(view.world.variables);
  for (const breach of statement.breaches(view)) {
    const { step } = breach;
    const found = cheapest(view.d, breach.bad, costOf(view.world.variables));
    if (found === undefined) continue;
    const known = step === undefined ? found.values : new Map([...found.values, [step.variable, step.from]]);
    const own = step === undefined || step.from === plain(step.variable) ? 0 : 1;
    yield { cost: found.cost + own + view.people, breach, known, view };
  }
}

/** The ordinary advice on what was found: another way to the same answer. */
function shownOf({ files, earlier }: Proving, { breach, known, view }: Candidate): Shown {
  const adviser = new Adviser(earlier === undefined ? [{ files }] : [{ files: earlier }, { files }], () => '');
  const { variables } = view.world;
  const advise = (input: ReturnType<typeof inputOf>, id = files.policy.id) => {
    const result = adviser.advise(input, { today: view.on, policy: id });
    if (!result.ok) throw new RangeError(result.refusal.map(({ says }) => says).join('\n'));
    return { input, advice: result.value };
  };
  const before = advise(inputOf(variables, known, view.on));
  const { step } = breach;
  const then =
    step === undefined ? before : advise(inputOf(variables, new Map([...known, [step.variable, step.to]]), view.on));
  const { settings, ...unsigned } = before.input;
  const same = Object.entries({ ...defaultsOf(files), ...settings }).filter(([name]) =>
    earlier?.settings.some((each) => each.name === name),
  );
  return {
    files,
    ...before,
    then,
    ...(earlier === undefined
      ? {}
      : {
          earlier: [
            advise({ ...unsigned, settings: Object.fromEntries(same) }, earlier.policy.id).advice,
            ...(settings === undefined ? [advise(unsigned, earlier.policy.id).advice] : []),
          ],
        }),
  };
}

const defaultsOf = (files: PolicyFiles) =>
  Object.fromEntries(files.settings.map(({ name, default: usual }) => [name, usual]));

/** Every statement about a version, proved of all inputs or refuted by the smallest case; `now` is in milliseconds. */
export function prove(proving: Proving, now: () => number): Proved {
  let before = now();
  const prover = new Prover(proving);
  const proofs = statementsOf(proving).map((statement) => {
    const counterexample = prover.prove(statement);
    const ms = now() - before;
    before = now();
    return { statement: statement.says, proved: counterexample === null, counterexample, ms };
  });
  return { proofs, dates: changesOf(proving.files), questions: prover.questions };
}
