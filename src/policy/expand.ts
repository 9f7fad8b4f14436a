import type { Advice, DutyAdvice, OutcomeAdvice, PersonAdvice, Remark } from './advice.schema.ts';
import type { Compiled, CompiledDuty, CompiledRule } from './compile.ts';
import type { Diagram } from './diagram.ts';
import { Kept } from './kept.ts';
import type { LaidOut } from './laid-out.ts';
import { Levels } from './levels.ts';
import { isAny, Piece, Places } from './piece.ts';
import { CATEGORIES, RESPONSES, STANDINGS } from './policy.schema.ts';
import { Side, type Marks } from './side.ts';
import { Sides, tellingApart } from './sides.ts';
import { Traces } from './traces.ts';

type DutyPiece = Piece<Omit<DutyAdvice, 'person'>>;
type OfCase = Pick<Advice, 'category' | 'response' | 'because'>;
type Role = Pick<PersonAdvice, 'role' | 'because'>;

function saidOfCase({ response, category }: Compiled, places: Places): Kept<OfCase> {
  const [responses, categories] = [new Levels(places, response.rules), new Levels(places, category.rules)];
  const bearing = [...response.rules, ...category.rules];
  return new Kept(places.mask(bearing), (fired) => {
    const won = [responses.won(fired), categories.won(fired)];
    const because = won.flatMap(({ mask }) => places.firedIn(fired, mask)).sort((a, b) => a.place - b.place);
    return {
      category: CATEGORIES[won[1]?.level ?? 0] ?? 'non-aggravated',
      response: RESPONSES[won[0]?.level ?? 0] ?? 'proportionate',
      because: [...new Set(because)].map(({ rule }) => rule.id),
    };
  });
}

function saidOfRole({ role, roles, rules }: Compiled, places: Places): Kept<Role> {
  // By rank, which is what a rule gave before two ranks of one role became one answer.
  const ranked = role.rules.flatMap(({ place }) => rules[place] ?? []);
  const levels = new Levels(places, ranked);
  const masks = roles.map((word) => places.mask(ranked.filter(({ level }) => roles[level] === word)));
  return new Kept(places.mask(ranked), (fired) => {
    const { level, mask } = levels.won(fired);
    return { role: roles[level] ?? 'witness', because: places.idsIn(fired, masks[level] ?? mask) };
  });
}

const needsOf = ({ rule: { effect } }: CompiledRule): readonly string[] =>
  'standing' in effect ? (effect.needs ?? []) : [];

type Say<Said> = (fired: Int32Array) => Said;

function outcomeOf(places: Places, { code, rules }: Compiled['standings'][number]): Say<OutcomeAdvice> {
  const levels = new Levels(places, rules);
  const needing = rules.filter((rule) => needsOf(rule).length > 0);
  const mask = places.mask(needing);
  const needed = (fired: Int32Array) => [...new Set(places.firedIn(fired, mask).flatMap(needsOf))];
  const needs = new Kept(mask, needed);
  return (fired) => {
    const { level, because } = levels.won(fired);
    return { code, standing: STANDINGS[level] ?? 'available', because: because.of(fired), needs: needs.of(fired) };
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

/** A side's rules: those that bear on what is advised of it, whatever they are about, and the others about it. */
function placesOf(compiled: Compiled, about: CompiledDuty['about']): Places {
  const { rules, response, category, role, standings } = compiled;
  const outputs = about === 'case' ? [[response, category]] : [[role], standings];
  const bearing = outputs.map((each) =>
    each.flatMap((output) => output.rules).flatMap(({ place }) => rules[place] ?? []),
  );
  const others = rules.filter(({ rule }) => rule.about === about);
  const ofDuty = ({ rule: { effect } }: CompiledRule): boolean => 'duty' in effect;
  return new Places([...bearing, others.filter(ofDuty), others]);
}
/** The bits of the rules that fire where a diagram holds. */
function marksOf(places: Places): Marks {
  const marks = new Map<Diagram, number[]>();
  for (const rule of places.rules)
    if (rule !== undefined) marks.set(rule.diagram, [...(marks.get(rule.diagram) ?? []), places.bit(rule)]);
  return marks;
}

/** The whole advice on facts in which nothing that is asked is open, put together from pieces that are made once. */
export class Expander {
  readonly #saidOfCase: Kept<OfCase>;
  readonly #role: Kept<Role>;
  readonly #outcomes: readonly Say<OutcomeAdvice>[];
  readonly #caseDuties: readonly DutyPiece[];
  readonly #personDuties: readonly DutyPiece[];
  readonly #remarks: readonly RemarkPiece[];
  readonly #caseSide: Side;
  readonly #personSides: Sides;
  readonly #ofCase: Int32Array;
  readonly #ofPeople: readonly Int32Array[];
  readonly #traces: Traces;

  constructor(compiled: Compiled) {
    const [ofCase, ofPerson] = [placesOf(compiled, 'case'), placesOf(compiled, 'person')];
    this.#saidOfCase = saidOfCase(compiled, ofCase);
    this.#role = saidOfRole(compiled, ofPerson);
    this.#outcomes = compiled.standings.map((standing) => outcomeOf(ofPerson, standing));
    this.#caseDuties = dutyPieces(compiled, 'case', ofCase);
    this.#personDuties = dutyPieces(compiled, 'person', ofPerson);
    this.#remarks = remarkPieces(compiled, ofCase, ofPerson);
    const { diagrams, rules } = compiled;
    this.#caseSide = new Side(diagrams, ofCase.words, marksOf(ofCase));
    this.#personSides = new Sides(diagrams, ofPerson.words, marksOf(ofPerson), tellingApart(rules));
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
    const { category, response, because } = this.#saidOfCase.of(this.#ofCase);
    return {
      ...{ policy, adviceVersion: 1 },
      category,
      repeated,
      response,
      because,
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
    return this.#personSides.walk(turns, turns.length, this.#ofPeople);
  }

  #wordsOf(place: number): Int32Array {
    return this.#ofPeople[place] ?? this.#ofCase;
  }

  #person(ref: string, place: number): PersonAdvice {
    const fired = this.#wordsOf(place);
    const { role, because } = this.#role.of(fired);
    const outcomes: OutcomeAdvice[] = [];
    for (const say of this.#outcomes) outcomes.push(say(fired));
    return { ref, role, because, outcomes };
  }

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
