import type { Version } from './published.ts';
import { dataEntries } from './transparency-data.ts';
import type { EntriesOf, Entry, Program } from './transparency-entry.ts';
import { overviewEntries } from './transparency-overview.ts';
import { ownerEntries } from './transparency-owner.ts';
import { processEntries } from './transparency-process.ts';
import { rationaleEntries } from './transparency-rationale.ts';
import { riskEntries } from './transparency-risks.ts';
import { toolEntries } from './transparency-tool.ts';
import { FIELDS, SECTIONS, type Section } from './transparency.fields.ts';

export interface TransparencyField extends Entry {
  readonly number: string;
  readonly attribute: string;
  readonly name: string;
  readonly tier: string;
  readonly section: Section;
}

/** The order in which the standard has its sections. */
export const ORDER = [
  'metadata',
  'overview',
  'owner',
  'rationale',
  'process',
  'tool',
  'model',
  'data',
  'risks',
] as const satisfies readonly Section[];

/** The record, from the guidance in force and the program as they are. */
export function transparencyRecord(version: Version, program: Program, today: string): readonly TransparencyField[] {
  const entries: EntriesOf<Section> = {
    ...overviewEntries(today),
    ...ownerEntries,
    ...rationaleEntries(version),
    ...processEntries(program),
    ...toolEntries(version, program),
    ...dataEntries(version),
    ...riskEntries(version),
  };
  return ORDER.flatMap((section) =>
    FIELDS[section].map((field) => ({
      ...field,
      section,
      tier: /^Tier \d/u.exec(SECTIONS[section])?.[0] ?? 'none',
      ...entries[field.attribute],
    })),
  );
}
