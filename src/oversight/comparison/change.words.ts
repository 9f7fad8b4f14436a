import { FEWEST, type Against, type Change } from './change.ts';
import { percent } from './chart-view.ts';
import { forceCount } from './words.ts';

const against = ({ share, periods, from, to }: Against): string =>
  `${percent(share)}, the share of its ${periods} periods from ${from} to ${to}`;

type Watched = Extract<Change, { readonly kind: 'watched' }>;

const signalsOf = ({ rises, falls }: Watched): string =>
  [
    ...(rises.length === 0 ? [] : [`a rise in ${rises.join(', ')}`]),
    ...(falls.length === 0 ? [] : [`a fall in ${falls.join(', ')}`]),
  ].join(' and ');

/** Of one force, on its page. */
export function changeSentence(change: Change): string {
  if (change.kind === 'few')
    return `Whether its share changed is not watched period by period (CUSUM): that takes ${FEWEST} periods, and ${change.periods} ${change.periods === 1 ? 'is' : 'are'} given.`;
  if (change.kind === 'unwatched')
    return `Whether its share changed cannot be watched (CUSUM) against ${against(change)}.`;
  const said = signalsOf(change);
  return `Watched over the ${change.watched.length} periods since (CUSUM for odds doubled or halved, against ${against(change)}), ${said === '' ? 'no change is signalled' : `there is ${said}`}; while nothing changes the two charts signal once in ${change.runLength} periods, were that share known.`;
}

/** Of all forces, in a report: who signals, and how many would by chance (statistics 2.6). */
export function changesSentences(changes: readonly Change[]): readonly string[] {
  const watched = changes.filter((change) => change.kind === 'watched');
  const few = changes.length - watched.length;
  const left =
    few === 0
      ? ''
      : ` ${few} of ${forceCount(changes.length)} ${few === 1 ? 'is' : 'are'} not watched: that takes ${FEWEST} periods with cases, and a share that is neither none nor all.`;
  if (watched.length === 0) return [`Whether a force’s share changed is not watched period by period (CUSUM).${left}`];
  const signalled = watched.flatMap((change) => {
    const said = signalsOf(change);
    return said === '' ? [] : [`${change.force}: ${said}`];
  });
  const chance = watched.reduce((all, change) => all + change.watched.length / change.runLength, 0);
  return [
    `Each force’s share is watched period by period against that of the first half of its own periods (CUSUM for odds doubled or halved): ${signalled.length === 0 ? `no change is signalled in any of ${watched.length}` : `a change is signalled in ${signalled.length} of ${watched.length}`}. Chance alone would signal about ${chance.toFixed(1)} times, were those shares known; they are not, and more do.${left}`,
    ...(signalled.length === 0 ? [] : [`${signalled.join('; ')}.`]),
  ];
}
