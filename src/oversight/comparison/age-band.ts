export interface Band {
  readonly ages: string;
  readonly from: number;
  readonly to: number;
}

export function bandOf(ages: string): readonly Band[] {
  const [, from, to] = /^(\d+) to (\d+)$/u.exec(ages) ?? [];
  if (from !== undefined && to !== undefined) return [{ ages, from: Number(from), to: Number(to) }];
  const [, under] = /^under (\d+)$/u.exec(ages) ?? [];
  return under === undefined ? [] : [{ ages, from: 0, to: Number(under) - 1 }];
}

/** Bands that do not lie over each other, the narrowest first: *under 18* beside *10 to 13* would count a case twice. */
export function bandsApart(scopes: Iterable<string>): readonly Band[] {
  const kept: Band[] = [];
  for (const band of [...new Set(scopes)].flatMap(bandOf).toSorted((a, b) => a.to - a.from - (b.to - b.from)))
    if (kept.every(({ from, to }) => band.to < from || band.from > to)) kept.push(band);
  return kept.toSorted((a, b) => a.from - b.from);
}
