import {
  Adviser,
  compareVersions,
  moveWords,
  prove,
  shortfalls,
  type PolicyFiles,
  type Scenario,
} from '../../policy/index.ts';

export const TRIALS = ['scenarios', 'proof', 'comparison', 'back-test'] as const;
export type TrialKind = (typeof TRIALS)[number];

/** What a trial of a draft gave: whether it stands in the way of publishing, and what it says, a line each. */
export interface TrialResult {
  readonly isWell: boolean;
  readonly summary: string;
  readonly lines: readonly string[];
}

/** The newest trial of each kind, of the revision as it stands. */
export type TriedOf = Readonly<Partial<Record<TrialKind, TrialResult & { readonly at: Date }>>>;

export interface Trying {
  readonly kind: Exclude<TrialKind, 'back-test'>;
  readonly draft: PolicyFiles;
  readonly base: PolicyFiles;
}

/** Tries a draft beside the version it is based on. Seconds of work: for a thread of its own. */
export const tryDraft = ({ kind, draft, base }: Trying): TrialResult => TRIED[kind](draft, base);

const TRIED: Readonly<Record<Trying['kind'], (draft: PolicyFiles, base: PolicyFiles) => TrialResult>> = {
  scenarios: (draft) => {
    const adviser = new Adviser([{ files: draft }], () => '');
    const tried = draft.scenarios.map((scenario) => ({ scenario, ...carried(adviser, draft, scenario) }));
    const fired = new Set(tried.flatMap((each) => each.fired));
    const silent = draft.rules.filter(({ id }) => !fired.has(id));
    const wrong = tried.filter(({ says }) => says.length > 0);
    return {
      // A rule that no scenario reaches is told and no fault: its own examples are on both sides of its line.
      isWell: wrong.length === 0,
      summary: `${tried.length - wrong.length} of ${tried.length} scenarios as expected; ${draft.rules.length - silent.length} of ${draft.rules.length} rules hold in one of them`,
      lines: [
        ...wrong.map(({ scenario, says }) => `${scenario.id}: ${says.join('; ')}`),
        ...silent.map(({ id }) => `The rule ${id} holds in no scenario.`),
      ],
    };
  },
  proof: (draft, base) => {
    const { proofs } = prove({ files: draft, earlier: base }, () => 0);
    const refuted = proofs.filter(({ proved }) => !proved);
    return {
      isWell: refuted.length === 0,
      summary:
        refuted.length === 0
          ? `All ${proofs.length} statements are proved over every input`
          : `${refuted.length} of ${proofs.length} statements are refuted`,
      lines: refuted.map(({ statement, counterexample }) => `${statement} Against it: ${counterexample?.story ?? ''}`),
    };
  },
  comparison: (draft, base) => {
    const classes = compareVersions({ one: base, other: draft, on: draft.policy.inForceFrom });
    return {
      // What differs is what a change is for: it has to be seen before publishing, and is no fault.
      isWell: true,
      summary:
        classes.length === 0
          ? `The advice is that of ${base.policy.id} in every case`
          : `${classes.length} classes of situation in which the advice differs from ${base.policy.id}`,
      lines: classes.map(({ moves, story }) => `${moves.map(moveWords).join('; ')}. The smallest: ${story}`),
    };
  },
};

function carried(
  adviser: Adviser,
  draft: PolicyFiles,
  { input, expect }: Scenario,
): { readonly says: string[]; readonly fired: string[] } {
  const { id, inForceFrom } = draft.policy;
  const advice = adviser.advise({ on: inForceFrom, ...input }, { today: inForceFrom, policy: id });
  if (!advice.ok) return { says: advice.refusal.map(({ says }) => says), fired: [] };
  return {
    says: shortfalls(expect, advice.value),
    fired: advice.value.trace.flatMap(({ rule, status }) => (status === 'fired' ? [rule] : [])),
  };
}
