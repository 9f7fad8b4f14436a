import type { Advice, DutyAdvice, OutcomeAdvice, PersonAdvice, Remark } from './advice.schema.ts';
import type { Compiled, CompiledDuty, CompiledRule, Output } from './compile.ts';
import { Kept } from './kept.ts';
import type { LaidOut } from './laid-out.ts';
import { isAny, Levels, Piece, Places } from './piece.ts';
import { CATEGORIES, RESPONSES, STANDINGS } from './policy.schema.ts';
import { Side } from './side.ts';
import { Traces } from './traces.ts';

type DutyPiece = Piece<Omit<DutyAdvice, 'person'>>;
type Said = Pick<PersonAdvice, 'role' | 'because' | 'outcomes'>;

const leveled = ({ rules }: Output) => rules.map((rule) => [rule, rule.level] as const);

function roleOf({ role, roles, rules }: Compiled, places: Places): (fired: Int32Array) => Omit<Said, 'outcomes'> {
  // By rank, which is what a rule gave before two ranks of one role became one answer.
  const ranked = role.rules.flatMap(({ place }) => rules[place] ?? []).map((rule) => [rule, rule.level] as const);
  const levels = new Levels(places, ranked);
  const masks = roles.map((word) =>
    places.mask(ranked.filter(([, level]) => roles[level] === word).map(([rule]) => rule)),
  );
  return (fired) => {
    const { level, mask } = levels.won(fired);
    return { role: roles[level] ?? 'witness', because: places.idsIn(fired, masks[level] ?? mask) };
  };
}

const needsOf = ({ rule: { effect } }: CompiledRule): readonly string[] =>
  'standing' in effect ? (effect.needs ?? []) : [];

type Say<Said> = (fired: Int32Array) => Said;

function outcomeOf(places: Places, { code, ...output }: Compiled['standings'][number]): Say<OutcomeAdvice> {
  const levels = new Levels(places, leveled(output));
  const needing = places.mask(output.rules.filter((rule) => needsOf(rule).length > 0));
  const needs = new Kept<string[]>(needing);
  const needed = (fired: Int32Array) => [...new Set(places.rulesIn(fired, needing).flatMap(needsOf))];
  return (fired) => {
    const { level, mask } = levels.won(fired);
    return {
      code,
      standing: STANDINGS[level] ?? 'available',
      because: places.idsIn(fired, mask),
      needs: needs.of(fired, needed),
    };
  };
}

const dutyPieces = ({ duties }: Compiled, about: CompiledDuty['about'], places: Places): readonly DutyPiece[] =>
  duties
    .filter((duty) => duty.about === about)
    .map(({ id, owner, within, rules }) => {
      const mask = places.mask(rules);
      return new Piece(places, rules, (fired) => ({ id, owner, within, because: places.idsIn(fired, mask) }));
    });

interface RemarkPiece {
  readonly kind: 'note' | 'warning';
  readonly isOfCase: boolean;
  readonly piece: Piece<Omit<Remark, 'person'>>;
}

function remarkPieces({ remarks }: Compiled, ofCase: Places, ofPerson: Places): readonly RemarkPiece[] {
  return remarks.map(({ kind, says, rule }) => {
    const isOfCase = rule.rule.about === 'case';
    const { id } = rule.rule;
    const say = () => ({ id, says, because: [id] });
    return { kind, isOfCase, piece: new Piece(isOfCase ? ofCase : ofPerson, [rule], say) };
  });
}

/** A side's rules: those about it, and those about something else that bear on what is advised of it. */
function placesOf({ rules, response, category, role, standings }: Compiled, about: CompiledDuty['about']): Places {
  const outputs = about === 'case' ? [response, category] : [role, ...standings];
  const bearing = outputs.flatMap((output) => output.rules).flatMap(({ place }) => rules[place] ?? []);
  return new Places([...rules.filter(({ rule }) => rule.about === about), ...bearing]);
}

/** The whole advice on facts in which nothing that is asked is open, put together from pieces that are made once. */
export class Expander {
  readonly #response: Levels;
  readonly #category: Levels;
  readonly #role: ReturnType<typeof roleOf>;
  readonly #outcomes: readonly Say<OutcomeAdvice>[];
  readonly #said: Kept<Said>;
  readonly #casePlaces: Places;
  readonly #caseDuties: readonly DutyPiece[];
  readonly #personDuties: readonly DutyPiece[];
  readonly #remarks: readonly RemarkPiece[];
  readonly #caseSide: Side;
  readonly #personSide: Side;
  readonly #ofCase: Int32Array;
  readonly #ofPeople: readonly Int32Array[];
  readonly #traces: Traces;

  constructor(compiled: Compiled) {
    const [ofCase, ofPerson] = [placesOf(compiled, 'case'), placesOf(compiled, 'person')];
    this.#casePlaces = ofCase;
    this.#response = new Levels(ofCase, leveled(compiled.response));
    this.#category = new Levels(ofCase, leveled(compiled.category));
    this.#role = roleOf(compiled, ofPerson);
    this.#outcomes = compiled.standings.map((standing) => outcomeOf(ofPerson, standing));
    this.#said = new Kept(ofPerson.mask([compiled.role, ...compiled.standings].flatMap(({ rules }) => rules)));
    this.#caseDuties = dutyPieces(compiled, 'case', ofCase);
    this.#personDuties = dutyPieces(compiled, 'person', ofPerson);
    this.#remarks = remarkPieces(compiled, ofCase, ofPerson);
    this.#caseSide = new Side(compiled, ofCase);
    this.#personSide = new Side(compiled, ofPerson);
    this.#ofCase = new Int32Array(ofCase.words);
    this.#ofPeople = Array.from({ length: compiled.variables.people }, () => new Int32Array(ofPerson.words));
    this.#traces = new Traces(compiled, ofCase, ofPerson);
  }

  /** Undefined where something that is asked is open: then what may still be has to be worked out. */
  expand(
    { input, turns, disagreements, asked }: LaidOut,
    repeated: boolean,
    policy: Advice['policy'],
  ): Advice | undefined {
    const people = input.people ?? [];
    if (people.length === 0 || !this.#walk(turns)) return undefined;
    const [response, category] = [this.#response.won(this.#ofCase), this.#category.won(this.#ofCase)];
    const because = [response, category].flatMap(({ mask }) => this.#casePlaces.rulesIn(this.#ofCase, mask));
    return {
      ...{ policy, adviceVersion: 1 },
      category: CATEGORIES[category.level] ?? 'non-aggravated',
      repeated,
      response: RESPONSES[response.level] ?? 'proportionate',
      because: [...new Set(because)].sort((a, b) => a.place - b.place).map(({ rule }) => rule.id),
      people: people.map(({ ref }, place) => this.#person(ref, place)),
      duties: this.#duties(people),
      unknowns: [],
      nextQuestion: asked,
      notes: this.#remarked('note', people, []),
      warnings: this.#remarked('warning', people, [...disagreements]),
      trace: this.#traces.of(people, this.#ofCase, this.#ofPeople),
    };
  }

  #walk(turns: LaidOut['turns']): boolean {
    const [first] = turns;
    if (first === undefined || !this.#caseSide.walk(first.values, this.#ofCase)) return false;
    for (let place = 0; place < turns.length; place += 2) {
      const [one, other] = [turns[place] ?? first, turns[place + 1]];
      const [ofOne, ofOther] = [this.#ofPeople[place], this.#ofPeople[place + 1]];
      if (ofOne === undefined) return false;
      const isKnown =
        other === undefined || ofOther === undefined
          ? this.#personSide.walk(one.values, ofOne)
          : this.#personSide.walkBoth(one.values, other.values, ofOne, ofOther);
      if (!isKnown) return false;
    }
    return true;
  }

  #wordsOf(place: number): Int32Array {
    return this.#ofPeople[place] ?? this.#ofCase;
  }

  #person(ref: string, place: number): PersonAdvice {
    const { role, because, outcomes } = this.#said.of(this.#wordsOf(place), this.#sayOf);
    return { ref, role, because, outcomes };
  }

  readonly #sayOf = (fired: Int32Array): Said => {
    const outcomes: OutcomeAdvice[] = [];
    for (const say of this.#outcomes) outcomes.push(say(fired));
    return { ...this.#role(fired), outcomes };
  };

  #duties(people: readonly { readonly ref: string }[]): DutyAdvice[] {
    const found: DutyAdvice[] = [];
    const raise = (pieces: readonly DutyPiece[], words: Int32Array, person: string | null) => {
      for (const piece of pieces) {
        if (!isAny(words, piece.any)) continue;
        const { id, owner, within, because } = piece.of(words);
        found.push({ id, person, owner, within, because });
      }
    };
    raise(this.#caseDuties, this.#ofCase, null);
    people.forEach(({ ref }, place) => {
      raise(this.#personDuties, this.#wordsOf(place), ref);
    });
    return found;
  }

  #remarked(kind: 'note' | 'warning', people: readonly { readonly ref: string }[], found: Remark[]): Remark[] {
    const remark = ({ piece }: RemarkPiece, words: Int32Array, person: string | null) => {
      if (!isAny(words, piece.any)) return;
      const { id, says, because } = piece.of(words);
      found.push({ id, person, says, because });
    };
    for (const each of this.#remarks) {
      if (each.kind !== kind) continue;
      if (each.isOfCase) remark(each, this.#ofCase, null);
      else
        for (let place = 0; place < people.length; place += 1)
          remark(each, this.#wordsOf(place), people[place]?.ref ?? '');
    }
    return found;
  }
}
