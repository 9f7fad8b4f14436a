import type { Policy } from '../../policy/index.ts';

const DAY_MS = 86_400_000;
const dayFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** What is wrong between a version and the one that begins next: which version has to be put right, where in it, and why. */
export interface Between {
  readonly version: string;
  readonly at: 'inForceFrom' | 'inForceUntil';
  readonly says: string;
}

/** From the first day of the first version on there is one that holds, every day, and no two begin on one day. */
export function betweenVersions(versions: readonly Policy[]): readonly Between[] {
  const dated = versions
    .map(({ files: { policy } }) => ({ id: policy.id, from: policy.inForceFrom, until: policy.inForceUntil }))
    .toSorted((one, other) => (one.from < other.from ? -1 : Number(one.from > other.from)));
  let heldUntil: string | null = '';
  return dated.flatMap(({ id, from, until }, i): readonly Between[] => {
    const before = dated[i - 1];
    const gapFrom = heldUntil === null || heldUntil === '' ? undefined : dayFrom(heldUntil, 1);
    heldUntil = heldUntil === null || until === null ? null : until > heldUntil ? until : heldUntil;
    if (before === undefined) return [];
    if (before.from === from)
      return [
        {
          version: id,
          at: 'inForceFrom',
          says: `${before.id} begins on ${from} too: nothing says which of them holds`,
        },
      ];
    if (gapFrom === undefined || gapFrom >= from) return [];
    return [
      {
        version: before.id,
        at: 'inForceUntil',
        says: `no guidance would hold from ${gapFrom} to ${dayFrom(from, -1)}: ${id} begins on ${from}`,
      },
    ];
  });
}
