import { csvOf, ODS_TYPE, odsOf } from '../release/index.ts';
import { json, openApi, openPage, paper, render, type Route } from '../../platform/web/index.ts';
import { ClaimsAnswer } from './claim.schema.ts';
import { claimsAnswer, claimsTable, verdictCounts } from './claims.view.ts';
import { publishedClaims } from './published-claims.ts';

const partId = (part: string): string =>
  part
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');

/** The answer in the order it is read: by part, each claim with its sources. */
function claimsPage() {
  const answer = claimsAnswer(publishedClaims());
  const sources = new Map(answer.sources.map((source) => [source.id, source]));
  const ofKind = (wanted: string) =>
    answer.disagreements
      .filter(({ kind }) => kind === wanted)
      .map(({ sides, ...rest }) => ({
        ...rest,
        sides: sides.map((side) => ({ ...side, by: sources.get(side.source) })),
      }));
  const parts = [...new Set(answer.claims.map(({ part }) => part))];
  return {
    title: 'Published claims, worked out anew',
    counts: verdictCounts(answer),
    all: answer.claims.length,
    parts: parts.map((part) => ({
      title: part,
      id: partId(part),
      claims: answer.claims
        .filter((claim) => claim.part === part)
        .map(({ figures, ...claim }) => ({
          ...claim,
          by: sources.get(claim.saidBy),
          figures: figures.map((figure) => ({ ...figure, by: sources.get(figure.source) })),
        })),
    })),
    disagreements: [
      { id: 'figures-differ', title: 'Figures on which sources differ', rows: ofKind('figures') },
      { id: 'guidance-differs', title: 'Points of guidance on which sources differ', rows: ofKind('guidance') },
    ],
    licence: answer.licence,
    back: { href: '/' },
  };
}

let made: ReturnType<typeof claimsPage> | undefined;

/** Published figures about nobody: for anybody, and nothing to log. */
const open = { method: 'GET', action: 'read-claims' } as const;

/** Every published claim of the field, worked out anew from the counts it rests on. */
export const claimPages = (): readonly Route[] => [
  openPage({
    ...open,
    url: '/claims',
    keepable: true,
    handle: () => {
      made ??= claimsPage();
      return Promise.resolve(render('claims.njk', made));
    },
  }),
  ...(['csv', 'ods'] as const).map((kind) =>
    openPage({
      ...open,
      url: `/claims.${kind}`,
      keepable: true,
      handle: () => {
        const table = claimsTable(claimsAnswer(publishedClaims()));
        return Promise.resolve(
          kind === 'csv'
            ? paper('text/csv', csvOf(table), 'evenhand-claims.csv')
            : paper(ODS_TYPE, odsOf([table]), 'evenhand-claims.ods'),
        );
      },
    }),
  ),
  openApi({
    ...open,
    url: '/api/claims',
    summary: 'Published claims worked out anew: definition, base, period, source and verdict of each',
    schema: { response: { 200: ClaimsAnswer } },
    handle: () => Promise.resolve(json(claimsAnswer(publishedClaims()))),
  }),
];
