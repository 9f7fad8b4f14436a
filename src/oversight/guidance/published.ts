import type { Adviser, Policy } from '../../policy/index.ts';

export type Rule = Policy['files']['rules'][number];
export type Fact = Policy['files']['facts'][number];
export type Outcome = Policy['files']['outcomes'][number];

/** The guidance as pages read it: what stands at the moment of asking. */
export interface Reading {
  readonly adviser: Adviser;
  readonly versions: readonly Policy[];
  readonly now: () => Date;
  /** Today in London. */
  readonly today: () => string;
}

/** One version as anybody may read it, and the addresses of its pages. */
export interface Version {
  readonly id: string;
  readonly policy: Policy;
  /** Under the settings that stand where a force has signed none. */
  readonly digest: string;
  readonly isInForce: boolean;
}

/** The newest first: what is in force is what is mostly looked for. */
export function versionsIn({ adviser, versions, today }: Reading): readonly Version[] {
  const day = today();
  const inForce = adviser.prepare({}, { today: day });
  const newest = inForce.ok ? inForce.value.policy.files.policy.id : undefined;
  return versions
    .toSorted((a, b) => (a.files.policy.inForceFrom < b.files.policy.inForceFrom ? 1 : -1))
    .map((policy) => {
      const { id } = policy.files.policy;
      const prepared = adviser.prepare({}, { today: day, policy: id });
      // A version that was read always answers an empty question.
      if (!prepared.ok) throw new Error(`version ${id} answers nothing`);
      return { id, policy, digest: prepared.value.digest, isInForce: id === newest };
    });
}

export const findVersion = (reading: Reading, id: string): Version | undefined =>
  versionsIn(reading).find((version) => version.id === id);

/** The sources that a rule or a fact cites. */
export const sourcesOf = ({ source }: { readonly source: string }): readonly string[] => source.split(/[,;]\s*/u);
