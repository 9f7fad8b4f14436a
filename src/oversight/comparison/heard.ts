import { counts, type DefinedBasis, type Definition } from '../definition/index.ts';
import { slotDays, slotName } from '../source/index.ts';
import type { Provenance } from './chart-view.ts';
import { short } from './comparison.view.ts';
import { ASSIGNED, type Material } from './material.ts';
import { isTotalled } from './tally.ts';
import { BASIS, capital, offenceWords, period } from './words.ts';

/** What forces were asked, as far as silence goes: who gave it can be told where nothing of it can be compared. */
export interface Heard {
  readonly material: Material;
  readonly basis: DefinedBasis;
  /** What was asked, in a line: `outcome 21 among outcomes 21 + 1`. */
  readonly says: string;
  /** Which outcomes have to be there for the question to be answered. */
  readonly asks: (outcomeType: string) => boolean;
  readonly notes: readonly string[];
}

/** The two sides of a share. Where the source gives the total of all outcomes, its parts need not be there. */
export function heardOf(definition: Definition, material: Material, notes: readonly string[]): Heard {
  const { numerator, denominator, sides, basis } = definition;
  const totalled = isTotalled(material, definition);
  const { types } = numerator;
  return {
    ...{ material, basis, notes, says: `${short(numerator)} among ${short(denominator)}` },
    asks: (type) =>
      totalled
        ? type === ASSIGNED || (types !== 'assigned' && types.includes(type))
        : type !== ASSIGNED && counts(sides[1], type),
  };
}

/** Where no share can be taken, the count alone was asked. */
export const heardCount = (
  material: Material,
  basis: DefinedBasis,
  { says, types }: { readonly says: string; readonly types: readonly string[] },
): Heard => ({ ...{ material, basis, says, notes: [] }, asks: (type) => types.includes(type) });

const offenceOf = ({ material }: Heard): string => offenceWords(material.offence);

export const heardTitle = (heard: Heard): string => `${capital(offenceOf(heard))}, ${heard.says}`;

function days({ slots }: Material): string {
  const all = slots.map(slotDays);
  const [from = ''] = all.map((each) => each.from).toSorted();
  const to =
    all
      .map((each) => each.to)
      .toSorted()
      .at(-1) ?? from;
  return period({ from, to });
}

/** Goes with the drawing, wherever it goes. */
export const heardNote = ({ material, basis }: Heard): string =>
  `${days(material)}; ${BASIS[basis]}; ${material.told.short}`;

export function heardProvenance(heard: Heard, definition: string): Provenance {
  const { told, files } = heard.material;
  return {
    ...{ definition, basis: heard.basis, period: days(heard.material), source: told.source, licence: told.licence },
    vintage: files.map(({ file, vintage, sha256 }) => `${file}: ${vintage}; SHA-256 ${sha256}`).join('; '),
  };
}

export const periodsOf = ({ slots }: Material) =>
  slots.map((slot) => ({
    start: slotName(slot),
    short: 'quarter' in slot ? `Q${slot.quarter}` : slotName(slot),
    words: slotName(slot),
    ...('quarter' in slot ? { group: slot.year } : {}),
  }));
