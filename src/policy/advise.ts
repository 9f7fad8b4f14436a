import type {
  Advice,
  AdviceInput,
  DutyAdvice,
  OutcomeAdvice,
  PersonAdvice,
  Question,
  Remark,
  Trace,
} from './advice.schema.ts';
import { spanOf, type Compiled, type CompiledRule } from './compile.ts';
import { nextQuestion } from './next-question.ts';
import { raising } from './raising.ts';
import { CATEGORIES, RESPONSES, STANDINGS, type PolicyFiles } from './policy.schema.ts';
import { Questions } from './question.ts';
import {
  askedOutputs,
  inOrder,
  settle,
  settleDuties,
  unknownsOf,
  type Settled,
  type SettledDuties,
  type Unknown,
} from './unknown.ts';
import { Walk, isOne, lowestOf, type Left, type Status } from './walk.ts';
import { disagreements } from './warning.ts';

/** What is settled of these facts, and what is not. */
function settledOn(files: PolicyFiles, compiled: Compiled, input: AdviceInput) {
  const refs = (input.people ?? []).map(({ ref }) => ref);
  const walks = Walk.all(compiled, input);
  const settled = settle(compiled, walks, refs.length);
  const facts = files.facts.map(({ id }) => id);
  const questions = new Questions(compiled.variables, compiled.names, input);
  const unknowns = inOrder(unknownsOf(settled, questions, askedOutputs(compiled)), refs, facts);
  return { refs, walks, settled, unknowns };
}

const questionOf = ({ asked: { person, fact } }: Unknown): Question => ({ person, fact });

/** What can still change the advice, what to ask next, and what may be asked besides: only category or role turns on it. */
export interface ToAsk extends Pick<Advice, 'unknowns' | 'nextQuestion'> {
  readonly offered: readonly Question[];
}

export function toAskOn(files: PolicyFiles, compiled: Compiled, input: AdviceInput): ToAsk {
  const { unknowns } = settledOn(files, compiled, input);
  return {
    unknowns: unknowns.map(questionOf),
    nextQuestion: nextQuestion(compiled, input, unknowns),
    offered: unknowns.filter(({ isPressing }) => !isPressing).map(questionOf),
  };
}

/** What the guidance says of these facts: exact over everything that the unknown could be. */
export function adviseOn(files: PolicyFiles, compiled: Compiled, digest: string, input: AdviceInput): Advice {
  const { refs, walks, settled, unknowns } = settledOn(files, compiled, input);
  const [ofCase] = walks;
  const reader = new Reader(files, compiled, walks, refs);
  return {
    policy: { id: files.policy.id, digest },
    adviceVersion: 1,
    category: valueOf(settled.category, CATEGORIES) ?? 'not-yet-known',
    repeated: truth(ofCase?.reach(compiled.repeated) ?? 0),
    response: valueOf(settled.response, RESPONSES) ?? 'not-yet-known',
    because: reader.because([settled.response, settled.category], 0),
    people: refs.map((ref, place) => reader.person(settled, ref, place)),
    duties: [...reader.duties(settled), ...reader.findOut(unknowns)],
    unknowns: unknowns.map(questionOf),
    nextQuestion: nextQuestion(compiled, input, unknowns),
    notes: reader.remarks('note'),
    warnings: [...disagreements(input), ...reader.remarks('warning')],
    trace: reader.trace(),
  };
}

/** The duties that these facts raise, as advice has them but for the duty to find out, without working out the rest. */
export function owedOn(files: PolicyFiles, compiled: Compiled, input: AdviceInput): DutyAdvice[] {
  const refs = (input.people ?? []).map(({ ref }) => ref);
  const walks = Walk.all(compiled, input);
  return new Reader(files, compiled, walks, refs).duties(settleDuties(compiled, walks, refs.length));
}

const valueOf = <Value>(left: Left, values: readonly Value[]): Value | undefined =>
  isOne(left.reach) ? values[lowestOf(left.reach)] : undefined;

const truth = (reach: number): boolean | 'unknown' => (isOne(reach) ? reach === 2 : 'unknown');

class Reader {
  readonly #files: PolicyFiles;
  readonly #compiled: Compiled;
  readonly #walks: readonly Walk[];
  readonly #refs: readonly string[];

  constructor(files: PolicyFiles, compiled: Compiled, walks: readonly Walk[], refs: readonly string[]) {
    this.#files = files;
    this.#compiled = compiled;
    this.#walks = walks;
    this.#refs = refs;
  }

  /** Rule ids in the order of the guidance, each once. */
  because(lefts: readonly Left[], person: number): string[] {
    const found = new Set(lefts.flatMap((left) => this.#walks[person]?.because(left) ?? []));
    return [...found].sort((a, b) => a.place - b.place).map(({ rule }) => rule.id);
  }

  person(settled: Settled, ref: string, place: number): PersonAdvice {
    const own = settled.people[place];
    if (own === undefined) throw new RangeError('every person listed is settled');
    return {
      ref,
      role: valueOf(own.role, this.#compiled.roles) ?? 'not-yet-known',
      because: this.because([own.role], place),
      outcomes: own.standings.map((left, outcome) => this.#outcome(left, place, outcome)),
    };
  }

  #outcome(left: Left, place: number, outcome: number): OutcomeAdvice {
    const needs = new Set<string>();
    for (const compiled of left.output.rules) {
      const { effect } = compiled.rule;
      if ('standing' in effect && effect.needs !== undefined && this.#walks[place]?.status(compiled) === 'fired')
        for (const need of effect.needs) needs.add(need);
    }
    return {
      code: this.#compiled.standings[outcome]?.code ?? '',
      // Where the unknown could make it one or another it is not yet: never the kinder of the two for want of an
      // answer.
      standing: valueOf(left, STANDINGS) ?? 'not-yet',
      because: this.because([left], place),
      needs: [...needs],
    };
  }

  duties(settled: SettledDuties): DutyAdvice[] {
    const [ofCase, ofPeople] = (['case', 'person'] as const).map((about) =>
      this.#compiled.duties.filter((duty) => duty.about === about),
    );
    const raised = (defined: Compiled['duties'], lefts: readonly Left[], person: string | null, place: number) =>
      defined.flatMap((one, duty): DutyAdvice[] => {
        const left = lefts[duty];
        const because = left === undefined ? undefined : raising(one, left, this.#walks[place]);
        if (because === undefined) return [];
        const { id, owner, within } = one;
        return [{ id, person, owner, within, because: because.map(({ rule }) => rule.id) }];
      });
    return [
      ...raised(ofCase ?? [], settled.duties, null, 0),
      ...this.#refs.flatMap((ref, place) => raised(ofPeople ?? [], settled.people[place]?.duties ?? [], ref, place)),
    ];
  }

  /** An unknown that matters raises the duty to find out, by a time: never the duty that an answer might raise. */
  findOut(unknowns: readonly Unknown[]): DutyAdvice[] {
    const { findOut } = this.#files.policy;
    if (findOut === null || findOut === undefined) return [];
    const owing = new Set(unknowns.map(({ asked }) => asked.person));
    return [null, ...this.#refs]
      .filter((person) => owing.has(person))
      .map((person) => ({
        id: 'find-out',
        person,
        owner: findOut.owner,
        within: spanOf(this.#files, findOut.within),
        because: this.#undecided(person),
      }));
  }

  #undecided(person: string | null): string[] {
    const [about, walk] =
      person === null ? ['case', this.#walks[0]] : ['person', this.#walks[this.#refs.indexOf(person)]];
    return this.#compiled.rules
      .filter((compiled) => compiled.rule.about === about && walk?.status(compiled) === 'undecided')
      .map(({ rule }) => rule.id);
  }

  remarks(kind: 'note' | 'warning'): Remark[] {
    const made: Remark[] = [];
    for (const { kind: each, says, rule } of this.#compiled.remarks)
      if (each === kind)
        this.#about(rule, (person, status) => {
          const { id } = rule.rule;
          if (status === 'fired') made.push({ id, person, says, because: [id] });
        });
    return made;
  }

  trace(): Trace[] {
    const made: Trace[] = [];
    for (const compiled of this.#compiled.rules)
      this.#about(compiled, (person, status) => made.push({ rule: compiled.rule.id, person, status }));
    return made;
  }

  /** How a rule stands for the case, or for each person in turn. */
  #about(compiled: CompiledRule, tell: (person: string | null, status: Status) => void): void {
    const [ofCase] = this.#walks;
    if (compiled.rule.about === 'case') {
      if (ofCase !== undefined) tell(null, ofCase.status(compiled));
      return;
    }
    this.#refs.forEach((ref, place) => {
      const walk = this.#walks[place];
      if (walk !== undefined) tell(ref, walk.status(compiled));
    });
  }
}
