import { shortfalls } from './shortfall.ts';
import { Adviser } from './adviser.ts';
import type { Condition } from './condition.schema.ts';
import type { Mutant } from './mutant.make.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { changesOf } from './proof-proving.ts';
import { Prover } from './prove.ts';
import { outputsOf } from './trial-output.make.ts';
import { readStatements } from './proof-all.ts';

export interface Verdict {
  readonly by: 'statement' | 'scenario' | 'nothing' | 'equal';
  readonly id: string;
}

/** Ages beside those that rules name: a fault may move a line to them. */
const AGES: readonly Condition[] = [9, 10, 11, 12, 13, 14, 17, 18, 19].map((from) => ({ someone: { age: { from } } }));
/** A world remembers all that was read in it: a new one now and then is quicker than a great one. */
const MOST_IN_ONE = 60;

/** Tries whether a planted fault is found, by the statements first and then by the version’s scenarios. */
export class Trial {
  readonly #files: PolicyFiles;
  readonly #earlier: PolicyFiles | undefined;
  #world: World;
  #tried = 0;

  constructor(files: PolicyFiles, earlier: PolicyFiles | undefined) {
    this.#files = files;
    this.#earlier = earlier;
    this.#world = this.#newWorld();
  }

  #newWorld(): World {
    const versions = this.#earlier === undefined ? [this.#files] : [this.#files, this.#earlier];
    return new World(versions, 2, true, AGES);
  }

  judge(mutant: Mutant): Verdict {
    this.#tried += 1;
    if (this.#tried % MOST_IN_ONE === 0) this.#world = this.#newWorld();
    const proving = { files: mutant.files, earlier: this.#earlier };
    // States that no rule told apart before ask for a world that tells them apart.
    const isOther = mutant.fault === 'change the states';
    const prover = isOther ? new Prover(proving) : new Prover(proving, this.#world);
    const refuted = readStatements(proving).find((statement) => !prover.holds(statement));
    if (refuted !== undefined) return { by: 'statement', id: refuted.id };
    if (this.#isEqual(mutant)) return { by: 'equal', id: '' };
    const scenario = failing(mutant.files);
    return scenario === undefined ? { by: 'nothing', id: '' } : { by: 'scenario', id: scenario };
  }

  /** Everything that is advised is the same function of everything that could be known: nobody could tell. */
  #isEqual({ files, fault }: Mutant): boolean {
    const world = fault === 'change the states' ? new World([files, this.#files], 2, true, AGES) : this.#world;
    return changesOf(this.#files).every((on) =>
      [0, 1].every((people) => {
        const [one, other] = [this.#files, files].map((each) => outputsOf(new View(each, on, world, people)));
        if (one === undefined || one.size !== other?.size) return false;
        return [...one].every(([name, diagram]) => {
          const same = other.get(name);
          if (same === undefined) return false;
          const differs = world.diagrams.apply('differs', (a, b) => (a === b ? 0 : 1), diagram, same);
          return !world.canBe(differs);
        });
      }),
    );
  }
}

function failing(files: PolicyFiles): string | undefined {
  const adviser = new Adviser([{ files }], () => '');
  return files.scenarios.find(({ input, expect }) => {
    const advice = adviser.advise(input, { today: '2026-11-22', policy: files.policy.id });
    return !advice.ok || shortfalls(expect, advice.value).length > 0;
  })?.id;
}
