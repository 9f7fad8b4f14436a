import { logit, plogis } from './distribution.ts';
import { normalFrom, type Stream } from './random.ts';
import type { DecidedCase } from './split-cells.ts';

/** What is planted: log odds of patterns and settings, and how far forces and people lie apart. */
export interface Planted {
  readonly patterns: readonly number[];
  readonly settings: readonly number[];
  readonly forceSd: number;
  readonly personSd: number;
}

export interface Size {
  readonly forces: number;
  readonly people: number;
  readonly cases: number;
}

/** Invented cases: each person of each force decides so many, of any pattern; settings change within forces, at another time in each. */
export const decidedCases = (
  random: Stream,
  planted: Planted,
  { forces, people, cases }: Size,
): readonly DecidedCase[] =>
  Array.from({ length: forces }, (_, force) => {
    const ofForce = planted.forceSd * normalFrom(random);
    return Array.from({ length: people }, (_, person) => {
      const own = logit(0.6) + ofForce + planted.personSd * normalFrom(random);
      return Array.from({ length: cases }, (_, at) => {
        const pattern = Math.floor(random() * planted.patterns.length);
        const setting =
          (force + (at * planted.settings.length >= cases * ((force % 3) + 1) * 0.5 ? 1 : 0)) % planted.settings.length;
        const chance = plogis(own + (planted.patterns[pattern] ?? 0) + (planted.settings[setting] ?? 0));
        return {
          ...{ pattern: `pattern ${pattern}`, setting: `setting ${setting}`, force: `force ${force}` },
          ...{ person: `person ${person}`, outcome: random() < chance },
        };
      });
    });
  }).flat(2);

/** The shares that were planted, by the cases that were made. */
export function plantedShares({ patterns, settings, forceSd, personSd }: Planted, cases: readonly DecidedCase[]) {
  const of = (values: readonly number[], name: string): number => values[Number(name.split(' ')[1])] ?? 0;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const f = cases.map(({ pattern }) => of(patterns, pattern));
  const g = cases.map(({ setting }) => of(settings, setting));
  const [mf, mg] = [mean(f), mean(g)];
  const both = mean(f.map((value, i) => (value - mf) * ((g[i] ?? 0) - mg)));
  const parts = {
    facts: mean(f.map((value) => (value - mf) ** 2)) + both,
    policy: mean(g.map((value) => (value - mg) ** 2)) + both,
    people: forceSd ** 2 + personSd ** 2,
  };
  const total = parts.facts + parts.policy + parts.people;
  return { facts: parts.facts / total, policy: parts.policy / total, people: parts.people / total };
}
