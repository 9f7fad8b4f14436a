import type { AdviceInput } from './advice.schema.ts';
import { Apart, type ComparedCase, type Default } from './apart.ts';
import { pairedOutputs, type SaidOutput } from './compare-moves.ts';
import { isBesides, type Sort } from './difference.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { GRAVITY } from './proof-ordered.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';

/** What is read of a case: how exposed everybody is, or all that is advised. */
export type Extent = 'exposure' | 'all';

/** Two versions compiled into one set of diagrams: where both lead to one node there is nothing to read. */
export class TwoVersions {
  readonly #world: World;
  readonly #pairs: readonly { readonly from: SaidOutput; readonly to: SaidOutput; readonly gravity: number }[];
  readonly #sorts: Map<string, Sort>;
  /** What stands for a setting that was not signed, where the second version has it otherwise. */
  readonly #defaults: readonly (Default & { readonly name: string })[];
  /** By which of those settings were signed, as bits: cases of one force are mostly alike in it. */
  readonly #apart = new Map<number, Apart>();

  /** `versions` know the same facts (`inOneWorld`). */
  constructor(
    versions: readonly [PolicyFiles, PolicyFiles],
    on: string,
    people: number,
    sorts: Map<string, Sort>,
    extent: Extent,
  ) {
    this.#sorts = sorts;
    this.#world = new World(versions, people, false);
    const [one, other] = versions.map((files) => new View(files, on, this.#world, people));
    if (one === undefined || other === undefined) throw new RangeError('two versions are compared');
    this.#pairs = pairedOutputs(one, other)
      .filter(({ from }) => extent === 'all' || !isBesides(from))
      .map((pair) => ({ ...pair, gravity: gravityOf(pair.from, versions[1]) }));
    this.#defaults = [...this.#world.variables.settings].flatMap(([name, { variable, answers, usual }]) => {
      const own = versions[1].settings.find((each) => each.name === name)?.default;
      if (own === undefined || own === usual) return [];
      return [{ name, variable, first: answers.indexOf(usual), second: answers.indexOf(own) }];
    });
  }

  compare(input: AdviceInput): ComparedCase {
    // What a force had signed holds under both; only what it left open falls to each version’s own default.
    let signed = 0;
    for (const [place, { name }] of this.#defaults.entries())
      if (input.settings?.[name] !== undefined) signed += 2 ** place;
    let apart = this.#apart.get(signed);
    if (apart === undefined) this.#apart.set(signed, (apart = this.#apartWhere(signed)));
    return apart.compare(input);
  }

  #apartWhere(signed: number): Apart {
    const unsigned = this.#defaults.filter((_, place) => Math.floor(signed / 2 ** place) % 2 === 0);
    return new Apart(this.#world, this.#pairs, unsigned, this.#sorts);
  }
}

/** How grave the outcome is that an output is of; 0 for what is no formal outcome. */
const gravityOf = ({ of, id }: SaidOutput, { outcomes }: PolicyFiles): number =>
  GRAVITY[outcomes.find(({ code }) => of === 'outcome' && code === id)?.formal ?? 'none'];
