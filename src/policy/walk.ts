import type { AdviceInput } from './advice.schema.ts';
import type { Compiled, CompiledRule, Output } from './compile.ts';
import { Diagrams, type Diagram, type Evidence } from './diagram.ts';
import { evidenceOf, rotated } from './evidence.ts';
import { ofPerson } from './variables.ts';

export type Status = 'fired' | 'failed' | 'undecided';

/** The levels that can still be come to, as bits, and what that depends on. */
interface Survey {
  readonly reach: number;
  readonly support: readonly number[];
}

/** What is left of one output. */
export interface Left extends Survey {
  readonly output: Output;
}

/** Reads compiled diagrams by what one input leaves possible, with one person as the first. */
export class Walk {
  readonly #compiled: Compiled;
  readonly #evidence: Evidence;
  readonly #scratch: Diagrams;
  readonly #memory = new Map<Diagram, Diagram>();
  readonly #surveys = new Map<Diagram, Survey>();
  readonly #statuses: (Status | undefined)[] = [];

  private constructor(compiled: Compiled, evidence: Evidence) {
    this.#compiled = compiled;
    this.#evidence = evidence;
    this.#scratch = new Diagrams(compiled.diagrams.sizes, compiled.diagrams.terminals);
  }

  /** One walk for the case, which is also the first person's, and one for each other person. */
  static all(compiled: Compiled, input: AdviceInput): readonly Walk[] {
    const evidence = evidenceOf(compiled.variables, input);
    const people = Math.max(1, compiled.variables.people);
    return Array.from(
      { length: people },
      (_, person) => new Walk(compiled, rotated(compiled.variables, evidence, person)),
    );
  }

  #left(diagram: Diagram): Diagram {
    return this.#compiled.diagrams.restrict(diagram, this.#evidence, this.#scratch, this.#memory);
  }

  reach(diagram: Diagram): number {
    return this.#survey(diagram).reach;
  }

  read(output: Output): Left {
    return { output, ...this.#survey(output.diagram) };
  }

  #survey(diagram: Diagram): Survey {
    const left = this.#left(diagram);
    const known = this.#surveys.get(left);
    if (known !== undefined) return known;
    const survey = this.#scratch.survey(left);
    this.#surveys.set(left, survey);
    return survey;
  }

  /** Whether it is so whatever else is open, were the first person of an age that they may have had. */
  isAtSomeAge(diagram: Diagram): boolean {
    const { variables } = this.#compiled;
    const age = ofPerson(variables, 0, variables.block.age);
    const evidence = this.#evidence.slice();
    for (let left = evidence[age] ?? 0; left !== 0; left &= left - 1) {
      evidence[age] = left & -left;
      if (this.#scratch.restrict(this.#left(diagram), evidence, this.#scratch, new Map()) === 1) return true;
    }
    return false;
  }

  status({ diagram, place }: CompiledRule): Status {
    const known = this.#statuses[place];
    if (known !== undefined) return known;
    const reach = this.reach(diagram);
    const status = isOne(reach) ? (reach === 1 ? 'failed' : 'fired') : 'undecided';
    this.#statuses[place] = status;
    return status;
  }

  /** The rules that give a level; where none surely fires, those that may. Where levels differ, those that make it so. */
  because(left: Left): CompiledRule[] {
    const lowest = lowestOf(left.reach);
    const { rules } = left.output;
    if (!isOne(left.reach)) return rules.filter((rule) => rule.level > lowest && this.#mayGive(rule, left.reach));
    const fired = rules.filter((rule) => rule.level === lowest && this.status(rule) === 'fired');
    // Where unknowns alone settle it, no rule surely fires: then the ones that may are the reason.
    if (fired.length > 0 || lowest === 0) return fired;
    return rules.filter((rule) => rule.level === lowest && this.status(rule) === 'undecided');
  }

  #mayGive(rule: CompiledRule, reach: number): boolean {
    return ((reach >> rule.level) & 1) === 1 && this.status(rule) !== 'failed';
  }
}

export const isOne = (reach: number): boolean => (reach & (reach - 1)) === 0;
export const lowestOf = (reach: number): number => 31 - Math.clz32(reach & -reach);
