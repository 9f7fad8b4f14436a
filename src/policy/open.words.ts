import type { Advice, Question } from './advice.schema.ts';
import type { PolicyFiles } from './policy.schema.ts';

type NameOf = (ref: string | null) => string;

const OF_CASE: Readonly<Record<string, string>> = {
  checks: 'whether the background checks are complete',
  earlierReports: 'the number of earlier reports',
  nation: 'the nation of the force',
};

/** What is asked of the case first is asked, by a rule about somebody, of them. */
function ofWhom(when: string, about: string | null, nameOf: NameOf): string {
  if (about !== null && /"by(?:Any)?":/u.test(when)) return `whether ${nameOf(about)} did any of this`;
  if (about !== null && /"towards(?:Any)?":/u.test(when)) return `whether any of this was done to ${nameOf(about)}`;
  return 'whether the case has any of this';
}

/** What is asked of each person in any case, by the rules that read it: an age and a part, too, by what derives from them. */
const OF_PERSON: readonly (readonly [question: RegExp, readBy: RegExp, clause: (name: string) => string])[] = [
  [/^age$/u, /"(?:age|under-13|adult-involved)"/u, (name) => `how old ${name} was on the day`],
  [/^parts/u, /"(?:part|actor|under-13|adult-involved)"/u, (name) => `what part ${name} had`],
  [/^identified$/u, /"identified"/u, (name) => `the identity of ${name}`],
];

/** What is not known, as a clause: what of whom a rule that stays open asks for. Undefined where it does not ask it. */
function clauseOf(when: string, { person, fact }: Question, about: string | null, nameOf: NameOf): string | undefined {
  const name = nameOf(person);
  const usual = OF_PERSON.find(([question]) => question.test(fact));
  if (usual !== undefined) return usual[1].test(when) ? usual[2](name) : undefined;
  const [, way, id = fact] = /^(by|towards)\.(.+)$/u.exec(fact) ?? [];
  if (!when.includes(`"${id}"`) && !(way === 'by' && when.includes('"actor"'))) return undefined;
  if (person === null) return OF_CASE[fact] ?? ofWhom(when, about, nameOf);
  if (way === undefined) return `what else is asked about ${name}`;
  return way === 'by' ? `whether ${name} did any of this` : `whether any of this was done to ${name}`;
}

const MOST_NAMED = 4;

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;

/** Says of the rules of one piece of advice what is not known that keeps them open: before the rule, which would read as said of somebody. */
export class OpenRules {
  readonly #whens: ReadonlyMap<string, string>;
  readonly #unknowns: readonly Question[];
  readonly #nameOf: NameOf;
  readonly #status = new Map<string, Set<string>>();

  constructor({ rules }: Pick<PolicyFiles, 'rules'>, advice: Pick<Advice, 'trace' | 'unknowns'>, nameOf: NameOf) {
    this.#whens = new Map(rules.map(({ id, when }) => [id, JSON.stringify(when)]));
    this.#unknowns = advice.unknowns;
    this.#nameOf = nameOf;
    for (const { rule, person, status } of advice.trace)
      for (const key of [`${rule}|`, `${rule}|${person ?? ''}`])
        this.#status.set(key, (this.#status.get(key) ?? new Set()).add(status));
  }

  /** What is not known, where a rule only stays open, of a person, or (null) of the case and of everybody in it; undefined where it applies. */
  of(id: string, ref: string | null): string | undefined {
    const found = this.#status.get(`${id}|${ref ?? ''}`) ?? this.#status.get(`${id}|`);
    if (found?.has('undecided') !== true || found.has('fired')) return undefined;
    const all = this.#clauses(this.#whens.get(id) ?? '', ref);
    if (all.length === 0) return 'what it turns on is not recorded or not known';
    const named = all.length > MOST_NAMED ? [...all.slice(0, MOST_NAMED), 'more'] : all;
    return `${listed(named)} ${named.length === 1 ? 'is' : 'are'} not recorded or not known`;
  }

  /** Of the person whom it is said of; only where nothing is open of them, of the case and of the others. */
  #clauses(when: string, ref: string | null): string[] {
    const clauses = (asked: readonly Question[]) => [
      ...new Set(asked.flatMap((each) => clauseOf(when, each, ref, this.#nameOf) ?? [])),
    ];
    const own = ref === null ? [] : clauses(this.#unknowns.filter(({ person }) => person === ref));
    return own.length > 0 ? own : clauses(this.#unknowns);
  }
}
