import { shortfalls } from '../../test/shortfall.ts';
import { Adviser } from './adviser.ts';
import type { Condition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import type { Mutant } from './mutant.make.ts';
import type { Effect, PolicyFiles } from './policy.schema.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { changesOf } from './proof-proving.ts';
import { Prover, readStatements } from './prove.ts';
import { spanOf } from './compile.ts';

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

/** Every output of advice but the trace, by name: what is needed and remarked on, and who does what by when, too. */
function outputsOf(view: View): Map<string, Diagram> {
  const found = new Map<string, Diagram>([
    ['response', view.response],
    ['category', view.category],
  ]);
  if (view.people > 0) {
    found.set(
      'role',
      view.d.map(`named ${view.roles.join()}`, (role) => view.roles.indexOf(view.roles[role] ?? ''), view.role),
    );
    for (const { code } of view.outcomes) found.set(`standing ${code}`, view.standing(code));
  }
  for (const rule of view.rules) {
    if (view.people === 0 && rule.about === 'person') continue;
    for (const name of saidBy(view.files, rule.effect))
      found.set(`${rule.about} ${name}`, view.d.max(found.get(`${rule.about} ${name}`) ?? 0, view.fires(rule)));
  }
  return found;
}

function saidBy(files: PolicyFiles, effect: Effect): string[] {
  if ('duty' in effect) return [JSON.stringify([effect.duty, spanOf(files, effect.duty.within)])];
  if ('note' in effect) return [effect.note];
  if ('warning' in effect) return [effect.warning];
  if (!('standing' in effect)) return [];
  return effect.outcomes.flatMap((code) => (effect.needs ?? []).map((need) => `${code} needs ${need}`));
}

function failing(files: PolicyFiles): string | undefined {
  const adviser = new Adviser([{ files }], () => '');
  return files.scenarios.find(({ input, expect }) => {
    const advice = adviser.advise(input, { today: '2026-11-22', policy: files.policy.id });
    return !advice.ok || shortfalls(expect, advice.value).length > 0;
  })?.id;
}
