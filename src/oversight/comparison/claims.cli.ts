import type { Command } from 'commander';
import type { ClaimsAnswer } from './claim.schema.ts';

const lines = (title: string, values: readonly (string | undefined)[]): readonly string[] => [
  title,
  ...values.flatMap((value) => (value === undefined || value === '' ? [] : [`  ${value}`])),
  '',
];

/** The claims for a terminal, in the order of the page. */
export function claimsText({ claims, disagreements, sources, licence }: ClaimsAnswer): string {
  const named = new Map(sources.map(({ id, publisher, title, date }) => [id, `${publisher}: ${title} (${date})`]));
  return [
    ...claims.flatMap((claim) =>
      lines(`${claim.says} [${claim.verdictWords}]`, [
        `Reckoned: ${claim.recomputed.words}`,
        ...claim.otherBases.map(({ words }) => `On another base, ${words}`),
        claim.why,
        `${claim.definition}.`,
        `Said by ${named.get(claim.saidBy) ?? claim.saidBy}`,
        ...claim.figures.map(
          ({ what, shown, scope, source }) => `${what}: ${shown} (${scope}). ${named.get(source) ?? source}`,
        ),
      ]),
    ),
    'Where sources disagree',
    '',
    ...disagreements.flatMap(({ point, sides, note }) =>
      lines(point, [
        ...sides.map(({ says, figure, base, source }) =>
          [says, figure === null ? '' : `: ${figure} (${base ?? ''})`, ` (${named.get(source) ?? source})`].join(''),
        ),
        note,
      ]),
    ),
    licence,
    '',
  ].join('\n');
}

async function claims({ json }: { readonly json?: true }): Promise<void> {
  const [{ claimsAnswer }, { publishedClaims }] = await Promise.all([
    import('./claims.view.ts'),
    import('./published-claims.ts'),
  ]);
  const answer = claimsAnswer(publishedClaims());
  process.stdout.write(json === true ? `${JSON.stringify(answer, null, 2)}\n` : claimsText(answer));
}

/** `evenhand claims`: what was printed, worked out anew. Opens no database. */
export function claimsCommand(program: Command): void {
  program
    .command('claims')
    .description('Published claims worked out anew from the counts they rest on, each with a verdict in words.')
    .option('--json', 'answer in JSON')
    .addHelpText(
      'after',
      '\nA verdict is one of: holds, depends on the base, depends on what is not stated, disagrees with another source, does not hold, cannot be reproduced, no printed result to test.\nCounts from 1 to 4 are held back, though they were published.\nExit codes: 0 done, 2 the call was refused.\nExample: evenhand claims --json',
    )
    .action(claims);
}
