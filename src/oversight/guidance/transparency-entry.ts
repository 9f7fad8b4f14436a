import type { AttributeIn, Section } from './transparency.fields.ts';

/** What is known of a field, and what the force has to add: what nobody here knows is never made up. */
export interface Entry {
  readonly says: readonly string[];
  readonly toFillIn?: string;
}

/** What the record is made from, beside the guidance itself. */
export interface Program {
  readonly version: string;
  /** Each role, and what it comes to do. */
  readonly roles: Readonly<Record<string, string>>;
}

/** Every field of some sections: none can be forgotten. */
export type EntriesOf<Some extends Section> = Readonly<Record<AttributeIn<Some>, Entry>>;

export const says = (...lines: readonly string[]): Entry => ({ says: lines });
export const fillIn = (toFillIn: string, ...lines: readonly string[]): Entry => ({ says: lines, toFillIn });

export const count = (all: readonly unknown[], one: string): string =>
  `${all.length} ${one}${all.length === 1 ? '' : 's'}`;
