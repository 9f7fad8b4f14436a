import type { DutyAdvice, Remark, Trace } from './advice.schema.ts';
import type { Compiled, CompiledRule } from './compile.ts';
import { frozen } from './kept.ts';
import type { Places } from './piece.ts';

type ByBit<Line> = readonly (Line | undefined)[];

/**
 * What rules say of one person, or of the case where nobody is named: each line once, shared by all answers in which it stands,
 * so that nobody may change it.
 */
export interface Lines {
  /** By the bit of a rule. */
  readonly fired: ByBit<Trace>;
  readonly remarks: ByBit<Remark>;
  /** Where its rule is the only one that raises it. */
  readonly duties: ByBit<DutyAdvice>;
  /** By the place of a rule. */
  readonly failed: readonly Trace[];
}

/** People who come again are few: those of a bench, of one case asked again and again. */
const MOST_NAMED = 64;

/** The lines of those who are asked about. */
export class LinesOf {
  readonly ofCase: Lines;
  readonly #compiled: Compiled;
  readonly #places: Places;
  readonly #named = new Map<string, Lines>();

  constructor(compiled: Compiled, places: Places) {
    this.#compiled = compiled;
    this.#places = places;
    this.ofCase = this.#made(null);
  }

  of(ref: string): Lines {
    const known = this.#named.get(ref);
    if (known !== undefined) return known;
    if (this.#named.size >= MOST_NAMED) this.#named.clear();
    const made = this.#made(ref);
    this.#named.set(ref, made);
    return made;
  }

  #made(person: string | null): Lines {
    const about = person === null ? 'case' : 'person';
    const { rules, remarks, duties } = this.#compiled;
    const traced = (status: 'fired' | 'failed') => (rule: CompiledRule) =>
      frozen({ rule: rule.rule.id, person, status });
    const fired = traced('fired');
    return {
      failed: rules.map(traced('failed')),
      fired: this.#byBit(rules.map((rule) => [rule, fired(rule)])),
      remarks: this.#byBit(
        remarks
          .filter(({ rule }) => rule.rule.about === about)
          .map(({ rule, says }) => {
            const { id } = rule.rule;
            return [rule, frozen({ id, person, says, because: frozen([id]) })];
          }),
      ),
      duties: this.#byBit(
        duties
          .filter((duty) => duty.about === about && duty.rules.length === 1)
          .flatMap(({ id, owner, within, rules: [rule] }) =>
            rule === undefined ? [] : [[rule, frozen({ id, person, owner, within, because: frozen([rule.rule.id]) })]],
          ),
      ),
    };
  }

  #byBit<Line>(lines: readonly (readonly [CompiledRule, Line])[]): ByBit<Line> {
    const byBit: (Line | undefined)[] = this.#places.rules.map(() => undefined);
    for (const [rule, line] of lines) byBit[this.#places.bit(rule)] = line;
    return byBit;
  }
}
