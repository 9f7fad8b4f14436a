import { restsOn, type Advice, type Policy } from '../../policy/index.ts';

/** A rule as it is read beside what it gives. */
export interface RuleRead {
  readonly id: string;
  readonly says: string;
  readonly restsOn: string;
  /** Where it is not said of anybody, and only stays open: what of whom is not known that it asks for. */
  readonly open: string | undefined;
}

type Advised = Pick<Advice, 'trace' | 'unknowns'>;

const textOf = (rule: Policy['files']['rules'][number] | undefined): string => JSON.stringify(rule?.when ?? {});

/** What a question is called where it keeps a rule open; undefined where the rule does not ask it. */
const wordFor = (when: string, fact: string): string | undefined => {
  if (fact === 'age') return when.includes('"age"') ? 'age on the day' : undefined;
  if (fact.startsWith('parts')) return /"(?:part|actor)"/u.test(when) ? 'part in it' : undefined;
  if (fact === 'identified') return when.includes('"identified"') ? 'who it is' : undefined;
  const [, way, id = fact] = /^(by|towards)\.(.+)$/u.exec(fact) ?? [];
  if (!when.includes(`"${id}"`)) return undefined;
  if (way === undefined) return 'what else is asked';
  return way === 'by' ? 'what was done by this person' : 'what was done to this person';
};

/** Reads rules of one piece of advice: which apply, and which only stay open because not enough is known (design, section 2). */
export class RulesRead {
  readonly #policy: Policy;
  readonly #advice: Advised;
  readonly #nameOf: (ref: string | null) => string;
  readonly #status = new Map<string, Set<string>>();

  constructor(read: { advice: Advised; policy: Policy; nameOf: (ref: string | null) => string }) {
    this.#policy = read.policy;
    this.#advice = read.advice;
    this.#nameOf = read.nameOf;
    for (const { rule, person, status } of read.advice.trace)
      for (const key of [`${rule}|`, `${rule}|${person ?? ''}`])
        this.#status.set(key, (this.#status.get(key) ?? new Set()).add(status));
  }

  /** A rule, read of a person, or (null) of the case and of everybody in it. */
  of(id: string, ref: string | null): RuleRead {
    const rule = this.#policy.files.rules.find((one) => one.id === id);
    return {
      id,
      says: rule?.says ?? id,
      restsOn: rule === undefined ? '' : restsOn(this.#policy.files, rule),
      open: this.#isOpen(id, ref) ? this.#waits(textOf(rule), ref) : undefined,
    };
  }

  #isOpen(id: string, ref: string | null): boolean {
    const found = this.#status.get(`${id}|${ref ?? ''}`) ?? this.#status.get(`${id}|`);
    return found?.has('undecided') === true && !found.has('fired');
  }

  #waits(when: string, ref: string | null): string {
    if (ref === null) return 'it turns on what is not known';
    const asked = this.#advice.unknowns.filter(({ person }) => person === ref);
    const words = [...new Set(asked.flatMap(({ fact }) => wordFor(when, fact) ?? []))];
    const what = words.length === 0 ? 'it turns on what is' : `it turns on ${words.join(' and ')},`;
    return `${what} not known of ${this.#nameOf(ref)}`;
  }
}
