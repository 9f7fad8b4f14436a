import { ShellRefusal } from '../../platform/command/shell.ts';
import type { GivenValue, Material } from './material.ts';

/** The least that a publisher’s “<5” can be, as somebody who knows has said. */
export type SmallFrom = 0 | 1;

/** The same as a shell command names it. */
export function smallFromOf(typed: string | undefined): SmallFrom | undefined {
  if (typed === undefined) return undefined;
  if (typed === '0') return 0;
  if (typed === '1') return 1;
  throw new ShellRefusal(
    `--small-from ${typed}: give 0 where the publisher hides a true 0 behind “<5” too, or 1 where it prints one as 0.`,
  );
}

const BELOW = /^<\s?\d/u;

const isBelow = (value: GivenValue): boolean => value.kind === 'missing' && BELOW.test(value.as);

const wordsOf = (signs: string, from: SmallFrom | undefined): string =>
  from === undefined
    ? `Nobody has said whether ${signs} can be 0: read as 1 and more, as most publishers print a true 0 as 0. Ask the publisher; \`evenhand consistency --small-from 0\` reads it as 0 and more, and \`--small-from 1\` says that it cannot be.`
    : `${signs} is read as ${from} and more, as was said with the question.`;

/** “<5” is 1 to 4, or 0 to 4 (statistics 2.8): read as was said, and where nothing was, that is asked. */
export function readSmallFrom(material: Material, from: SmallFrom | undefined): Material {
  const signs = new Set(material.counts.flatMap(({ value }) => (isBelow(value) && 'as' in value ? [value.as] : [])));
  if (signs.size === 0) return material;
  const read = (value: GivenValue): GivenValue =>
    from === 0 && value.kind === 'missing' && isBelow(value) ? { ...value, low: 0 } : value;
  const says = wordsOf([...signs].map((sign) => `“${sign}”`).join(', '), from);
  return {
    ...material,
    counts: material.counts.map((count) => ({ ...count, value: read(count.value) })),
    oddities: [says, ...material.oddities],
  };
}
