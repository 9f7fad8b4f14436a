import type { Statement } from './proof-statement.ts';
import { smallest } from './proof-smallest.ts';
import { changesOf, listsOf, worldOf, type Proving } from './proof-proving.ts';
import { canBe } from './proof-statement.ts';
import type { Counterexample } from './proof-story.ts';
import { View } from './proof-view.ts';
import type { World } from './proof-world.ts';
import { statementsOf } from './proof-all.ts';

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
