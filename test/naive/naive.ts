// A second reading of the guidance, written apart from the first and as plainly as can be: it tries everything.
import type { Advice, AdviceInput, DutyAdvice, Question, Remark } from '../../src/policy/advice.schema.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type PolicyFiles, type Rule } from '../../src/policy/policy.schema.ts';
import { asking, type Matters } from './asking.ts';
import { effective, holds, isPresent, type Stated } from './holds.ts';
import { outputsOf, rulesOn, type DutyOutput, type Output, type Outputs } from './output.ts';
import { asksOf, Possible, type Asks } from './world.ts';

type Status = Advice['trace'][number]['status'];

/** What came of all worlds: what each rule did for each person, and every level that each output came to. */
interface Tried extends Matters {
  /** Bit 0 where it failed in some world, bit 1 where it fired; by person and rule. */
  readonly did: readonly Uint8Array[];
  readonly reached: ReadonlyMap<Output, number>;
  readonly repeated: number;
  /** Of each person and age, the flagged rules that fired in each world in which they were of that age. */
  readonly atAges: readonly ReadonlyMap<number, readonly ReadonlySet<number>[]>[];
}

const only = (bits: number): number | undefined => ((bits & (bits - 1)) === 0 ? 31 - Math.clz32(bits) : undefined);
const lowestOf = (bits: number): number => 31 - Math.clz32(bits & -bits);

/** One version on one date. */
export class Naive {
  readonly #files: PolicyFiles;
  readonly #rules: readonly Rule[];
  readonly #places: ReadonlyMap<Rule, number>;
  readonly #asks: Asks;
  readonly #outputs: readonly Outputs[];

  constructor(files: PolicyFiles, on: string) {
    this.#files = files;
    this.#rules = rulesOn(files, on);
    this.#places = new Map(this.#rules.map((rule, place) => [rule, place]));
    this.#asks = asksOf(files);
    this.#outputs = [0, 1, 2, 3].map((people) => outputsOf(files, on, people));
  }

  possible(input: AdviceInput): Possible {
    return new Possible(this.#asks, input);
  }

  /** Everything advised but what the answers themselves disagree on; without a digest. At most three people. */
  advise(input: AdviceInput, possible = this.possible(input)): Advice {
    const refs = (input.people ?? []).map(({ ref }) => ref);
    const outputs = this.#outputs[refs.length];
    if (outputs === undefined) throw new RangeError('at most three people are tried');
    return new Teller(
      this.#files,
      this.#rules,
      this.#places,
      refs,
      outputs,
      this.#try(input, possible, outputs),
    ).advice(input);
  }

  #try(input: AdviceInput, possible: Possible, outputs: Outputs): Tried {
    const { world } = possible;
    const usual = new Map(this.#files.settings.map((each) => [each.name, each.default]));
    const stated: Stated = {
      world,
      condition: (id) => input.conditions?.[id] ?? 'unstated',
      setting: (name) => input.settings?.[name] ?? usual.get(name),
    };
    const all = [
      ...[outputs.response, outputs.category, ...outputs.duties],
      ...outputs.people.flatMap(({ role, standings, duties }) => [role, ...standings, ...duties]),
    ];
    const placed = all.map(({ who, rules }) => ({
      ...{ who, isRole: outputs.people.some(({ role }) => role.rules === rules) },
      rules: rules.map(({ rule, level }) => ({ level, place: this.#places.get(rule) ?? 0 })),
    }));
    const count = Math.max(1, world.people.length);
    const did = Array.from({ length: count }, () => new Uint8Array(this.#rules.length));
    const fires = Array.from({ length: count }, () => new Uint8Array(this.#rules.length));
    const reached = all.map(() => 0);
    const levels: number[][] = [];
    const byAge = this.#rules.flatMap(({ effect }, place) =>
      'duty' in effect && effect.duty.raisedByUnknown === 'age' ? [place] : [],
    );
    const atAges = world.people.map(() => new Map<number, ReadonlySet<number>[]>());
    let repeated = 0;
    possible.tryEvery(() => {
      this.#fire(stated, fires, did);
      const came = placed.map(({ who, rules, isRole }) => {
        let highest = 0;
        for (const { place, level } of rules) if (fires[who]?.[place] === 1 && level > highest) highest = level;
        return isRole ? outputs.roles.indexOf(outputs.roles[highest] ?? 'witness') : highest;
      });
      came.forEach((level, place) => {
        reached[place] = (reached[place] ?? 0) | (1 << level);
      });
      repeated |= isPresent(effective('persistent-behaviour', world)) ? 2 : 1;
      levels.push(came);
      world.people.forEach(({ age }, who) => {
        const worlds = atAges[who]?.get(age) ?? [];
        atAges[who]?.set(age, worlds);
        worlds.push(new Set(byAge.filter((place) => fires[who]?.[place] === 1)));
      });
    });
    const { choices } = possible;
    return {
      did,
      reached: new Map(all.map((output, place) => [output, reached[place] ?? 0])),
      repeated,
      all,
      choices,
      levels,
      atAges,
    };
  }

  /** Every rule for each person; a rule about the case is the same for all of them. */
  #fire(stated: Stated, fires: readonly Uint8Array[], did: readonly Uint8Array[]): void {
    this.#rules.forEach((rule, place) => {
      const isOfCase = rule.about === 'case';
      let isFired = isOfCase && holds(rule.when, 0, stated);
      for (let who = 0; who < fires.length; who += 1) {
        const [fired, done] = [fires[who], did[who]];
        if (fired === undefined || done === undefined) continue;
        if (!isOfCase) isFired = holds(rule.when, who, stated);
        fired[place] = isFired ? 1 : 0;
        done[place] = (done[place] ?? 0) | (isFired ? 2 : 1);
      }
    });
  }
}

/** Puts what came of all worlds into the words of advice. */
class Teller {
  readonly #files: PolicyFiles;
  readonly #rules: readonly Rule[];
  readonly #places: ReadonlyMap<Rule, number>;
  readonly #refs: readonly string[];
  readonly #outputs: Outputs;
  readonly #tried: Tried;

  constructor(
    files: PolicyFiles,
    rules: readonly Rule[],
    places: ReadonlyMap<Rule, number>,
    refs: readonly string[],
    outputs: Outputs,
    tried: Tried,
  ) {
    this.#files = files;
    this.#rules = rules;
    this.#places = places;
    this.#refs = refs;
    this.#outputs = outputs;
    this.#tried = tried;
  }

  advice(input: AdviceInput): Advice {
    const { category, response, people, roles } = this.#outputs;
    const { unknowns, nextQuestion } = asking(this.#files, input, this.#tried, this.#refs);
    const repeated = only(this.#tried.repeated);
    return {
      ...{ policy: { id: this.#files.policy.id, digest: '' }, adviceVersion: 1 },
      category: CATEGORIES[this.#level(category) ?? -1] ?? 'not-yet-known',
      repeated: repeated === undefined ? 'unknown' : repeated === 1,
      response: RESPONSES[this.#level(response) ?? -1] ?? 'not-yet-known',
      because: this.#because([response, category]),
      people: people.map(({ role, standings }, place) => ({
        ref: this.#refs[place] ?? '',
        role: roles[this.#level(role) ?? -1] ?? 'not-yet-known',
        because: this.#because([role]),
        outcomes: standings.map((output) => ({
          ...{ code: output.code, standing: STANDINGS[this.#level(output) ?? -1] ?? 'not-yet' },
          ...{ because: this.#because([output]), needs: this.#needs(output) },
        })),
      })),
      duties: [...this.#duties(), ...this.#findOut(unknowns)],
      ...{ unknowns, nextQuestion },
      ...{ notes: this.#remarks('note'), warnings: this.#remarks('warning'), trace: this.#trace() },
    };
  }

  #level(output: Output): number | undefined {
    return only(this.#tried.reached.get(output) ?? 0);
  }

  #status(rule: Rule, who: number): Status {
    const did = this.#tried.did[who]?.[this.#places.get(rule) ?? 0] ?? 0;
    return did === 3 ? 'undecided' : did === 2 ? 'fired' : 'failed';
  }

  #because(outputs: readonly Output[]): string[] {
    const found = new Set(outputs.flatMap((output) => this.#reasons(output)));
    const placeOf = (rule: Rule) => this.#places.get(rule) ?? 0;
    return [...found].sort((a, b) => placeOf(a) - placeOf(b)).map(({ id }) => id);
  }

  /** What surely gives the level, or else may; where levels differ, what may lift it above the lowest. */
  #reasons(output: Output): Rule[] {
    const reached = this.#tried.reached.get(output) ?? 0;
    const { roles } = this.#outputs;
    const isRole = this.#outputs.people.some(({ role }) => role === output);
    const rules = output.rules.map(({ rule, level }) => ({
      ...{ rule, status: this.#status(rule, output.who) },
      level: isRole ? roles.indexOf(roles[level] ?? 'witness') : level,
    }));
    const level = only(reached);
    const chosen = (is: (rule: (typeof rules)[number]) => boolean) => rules.filter(is).map(({ rule }) => rule);
    if (level === undefined)
      return chosen(
        (each) => each.level > lowestOf(reached) && ((reached >> each.level) & 1) === 1 && each.status !== 'failed',
      );
    const fired = chosen((each) => each.level === level && each.status === 'fired');
    if (fired.length > 0 || level === 0) return fired;
    return chosen((each) => each.level === level && each.status === 'undecided');
  }

  #needs({ rules, who }: Output): string[] {
    const needed = rules.flatMap(({ rule }) =>
      'standing' in rule.effect && this.#status(rule, who) === 'fired' ? (rule.effect.needs ?? []) : [],
    );
    return [...new Set(needed)];
  }

  #duties(): DutyAdvice[] {
    const raised = (outputs: readonly DutyOutput[], person: string | null) =>
      outputs.flatMap((output) => {
        const reached = this.#tried.reached.get(output);
        const isRaised = reached === 2 || (reached === 3 && output.isRaisedByUnknown);
        const because = isRaised ? this.#because([output]) : reached === 3 ? this.#atSomeAge(output) : [];
        const { id, owner, within } = output.duty;
        return isRaised || because.length > 0 ? [{ id, person, owner, within, because }] : [];
      });
    return [
      ...raised(this.#outputs.duties, null),
      ...this.#outputs.people.flatMap(({ duties }, place) => raised(duties, this.#refs[place] ?? '')),
    ];
  }

  /** The rules that raise it at some age that the person may have had, whatever else is so; else those that together do. */
  #atSomeAge({ who, byAge }: DutyOutput): string[] {
    const ages = [...(this.#tried.atAges[who]?.values() ?? [])];
    const isSure = (rules: readonly Rule[]): boolean =>
      ages.some((worlds) => worlds.every((fired) => rules.some((rule) => fired.has(this.#places.get(rule) ?? -1))));
    if (!isSure(byAge)) return [];
    const alone = byAge.filter((rule) => isSure([rule]));
    const reasons = alone.length > 0 ? alone : byAge.filter((rule) => this.#status(rule, who) !== 'failed');
    return reasons.map(({ id }) => id);
  }

  #findOut(unknowns: readonly Question[]): DutyAdvice[] {
    const { findOut } = this.#files.policy;
    if (findOut === null || findOut === undefined) return [];
    const within = this.#files.periods.find(({ id }) => id === findOut.within)?.within ?? 'now';
    return [null, ...this.#refs]
      .filter((person) => unknowns.some((each) => each.person === person))
      .map((person) => ({
        ...{ id: 'find-out', person, owner: findOut.owner, within },
        because: this.#trace()
          .filter((each) => each.person === person && each.status === 'undecided')
          .map(({ rule }) => rule),
      }));
  }

  #about(rule: Rule): readonly { readonly person: string | null; readonly status: Status }[] {
    if (rule.about === 'case') return [{ person: null, status: this.#status(rule, 0) }];
    return this.#refs.map((person, who) => ({ person, status: this.#status(rule, who) }));
  }

  #remarks(kind: 'note' | 'warning'): Remark[] {
    return this.#rules.flatMap((rule) => {
      const { effect, id } = rule;
      const says = kind === 'note' ? ('note' in effect ? effect.note : '') : 'warning' in effect ? effect.warning : '';
      if (says === '') return [];
      const fired = this.#about(rule).filter(({ status }) => status === 'fired');
      return fired.map(({ person }) => ({ id, person, says, because: [id] }));
    });
  }

  #trace(): Advice['trace'] {
    return this.#rules.flatMap((rule) => this.#about(rule).map((each) => ({ rule: rule.id, ...each })));
  }
}
