import type { AdviceInput, Question, Result, ToAsk } from '../../policy/index.ts';

/** A fact as the guidance words it. */
export interface FactText {
  readonly id: string;
  readonly kind: string;
  readonly question: string;
  readonly help: string;
  readonly source: string;
  readonly paragraph: string;
  readonly whoMayAnswer: readonly string[];
  readonly mayAskChild: boolean;
  readonly always: boolean;
  readonly floor?: true | undefined;
  readonly answers: readonly (string | { readonly id: string })[];
}

/** The guidance in force, as far as triage asks it: what it words, and what could still change its advice. */
export interface Guidance {
  readonly toAsk: (input: AdviceInput) => Result<ToAsk, unknown>;
  readonly facts: readonly FactText[];
}

export type { AdviceInput, Question };

const nameOf = (id: string, kind: string): string => `${kind} ${id}`;

// A page asks for each some hundred times: the list of a day is gone through once.
const named = new WeakMap<readonly FactText[], ReadonlyMap<string, FactText>>();

const byName = (facts: readonly FactText[]): ReadonlyMap<string, FactText> => {
  const known = named.get(facts);
  if (known !== undefined) return known;
  const made = new Map(facts.map((fact) => [nameOf(fact.id, fact.kind), fact]));
  named.set(facts, made);
  return made;
};

export const factOf = ({ facts }: Pick<Guidance, 'facts'>, id: string, kind: string): FactText | undefined =>
  byName(facts).get(nameOf(id, kind));

/** Worked out by the guidance from ages and earlier reports, so never asked (design, section 6). */
export const DERIVED: readonly string[] = ['under-13', 'persistent-behaviour'];
