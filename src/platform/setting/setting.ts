import { isSelf, ok, refused, type Result } from '../access/index.ts';
import type { Moment } from '../command/index.ts';
import { fixedLeftOut, isValueOf, rangeOf, valuesOf, type SettingDefinition, type Settings } from './definition.ts';

/** The two who answer for a force's settings; neither can sign for both. */
export const SIGNATORIES = ['registrar', 'policy-owner'] as const;
export type Signatory = (typeof SIGNATORIES)[number];

export interface Signature {
  readonly signsAs: Signatory;
  readonly staff: string;
  readonly at: Date;
}

/** A whole set of a force's settings: its own, and those of one version of the guidance. */
export interface SettingSet {
  readonly id: string;
  readonly policy: string;
  readonly settings: Settings;
  readonly digest: Buffer;
  readonly proposedAt: Date;
  readonly signatures: readonly Signature[];
}

export const isSigned = (set: Pick<SettingSet, 'signatures'>): boolean =>
  SIGNATORIES.every((signatory) => set.signatures.some(({ signsAs }) => signsAs === signatory));

export interface ProposeSettings {
  readonly policy: string;
  readonly settings: Settings;
}

export interface SettingsProposed extends ProposeSettings {
  readonly type: 'SettingsProposed';
  readonly id: string;
  readonly at: Date;
}

export type SettingRefusal =
  | { readonly code: 'UnknownSetting'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'UnknownSettingValue'; readonly name: string; readonly known: string }
  | { readonly code: 'FixedInSetting'; readonly name: string; readonly leftOut: string; readonly why: string };

const whyFixed = (definition: SettingDefinition): string =>
  definition.kind === 'some-of' ? (definition.fixed?.why ?? '') : '';

/** Takes a set whole: what is left out keeps its default, what is not known is refused. */
export const decideSettings =
  (definitions: readonly SettingDefinition[]) =>
  (id: string, input: ProposeSettings, { now }: Moment): Result<readonly SettingsProposed[], SettingRefusal> => {
    for (const [name, value] of Object.entries(input.settings)) {
      const definition = definitions.find((one) => one.name === name);
      if (definition === undefined)
        return refused({ code: 'UnknownSetting', name, known: definitions.map((one) => one.name) });
      if (!isValueOf(definition, value))
        return refused({ code: 'UnknownSettingValue', name, known: rangeOf(definition) });
      const leftOut = fixedLeftOut(definition, value);
      if (leftOut.length > 0)
        return refused({ code: 'FixedInSetting', name, leftOut: leftOut.join(', '), why: whyFixed(definition) });
    }
    // With every default written out: a default that a later program changes must not change what was signed.
    const settings = valuesOf(definitions, input.settings);
    return ok([{ type: 'SettingsProposed', id, policy: input.policy, settings, at: now }]);
  };

export interface SignSettings {
  readonly set: string;
}

export interface SettingsSigned extends SignSettings {
  readonly type: 'SettingsSigned';
  readonly signsAs: Signatory;
  readonly at: Date;
}

export type SigningRefusal =
  | { readonly code: 'NoSuchSettings' }
  | { readonly code: 'AlreadySigned'; readonly signsAs: Signatory }
  | { readonly code: 'SignedByYouAlready' }
  | { readonly code: 'NotASignatory' };

/** Signs as the role held that has not signed yet; one person never signs for both. */
export const decideSigning = (
  set: SettingSet | undefined,
  input: SignSettings,
  { actor, now }: Moment,
): Result<readonly SettingsSigned[], SigningRefusal> => {
  if (set === undefined) return refused({ code: 'NoSuchSettings' });
  // Two people, also where one holds both roles: one alone could otherwise set what a whole force goes by.
  if (isSelf(actor, ...set.signatures.map(({ staff }) => staff))) return refused({ code: 'SignedByYouAlready' });
  const held = SIGNATORIES.filter((signatory) => actor.roles.includes(signatory));
  const [first] = held;
  if (first === undefined) return refused({ code: 'NotASignatory' });
  const open = held.find((signatory) => !set.signatures.some(({ signsAs }) => signsAs === signatory));
  return open === undefined
    ? refused({ code: 'AlreadySigned', signsAs: first })
    : ok([{ ...input, type: 'SettingsSigned', signsAs: open, at: now }]);
};
