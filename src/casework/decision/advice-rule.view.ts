import { OpenRules, restsOn, type Advice, type Policy } from '../../policy/index.ts';

/** A rule as it is read beside what it gives. */
export interface RuleRead {
  readonly id: string;
  readonly says: string;
  readonly restsOn: string;
  /** Where it is not said of anybody, and only stays open: what of whom is not known that it asks for. */
  readonly open: string | undefined;
}

/** Reads rules of one piece of advice: which apply, and which only stay open because not enough is known (design, section 2). */
export class RulesRead {
  readonly #policy: Policy;
  readonly #open: OpenRules;

  constructor(read: {
    advice: Pick<Advice, 'trace' | 'unknowns'>;
    policy: Policy;
    nameOf: (ref: string | null) => string;
  }) {
    this.#policy = read.policy;
    this.#open = new OpenRules(read.policy.files, read.advice, read.nameOf);
  }

  /** A rule, read of a person, or (null) of the case and of everybody in it. */
  of(id: string, ref: string | null): RuleRead {
    const rule = this.#policy.files.rules.find((one) => one.id === id);
    return {
      id,
      says: rule?.says ?? id,
      restsOn: rule === undefined ? '' : restsOn(this.#policy.files, rule),
      open: this.#open.of(id, ref),
    };
  }
}
