import type { PageModel } from '../../platform/web/index.ts';
import { placesOf } from './places.ts';
import type { Version } from './published.ts';
import { cited } from './rule.view.ts';
import { confidenceTag } from './words.ts';

/** Where sources disagree: what each says, and which of them the guidance follows. */
export const disagreementsPage = (version: Version): PageModel => {
  const { files } = version.policy;
  return {
    title: 'Where sources disagree',
    version: version.id,
    places: placesOf(version.id),
    section: 'disagreements',
    rows: files.disagreements.map((each) => ({
      ...each,
      tag: confidenceTag(each.confidence),
      positions: each.positions.map(({ says, source }) => ({ says, sources: cited(files, version.id, { source }) })),
    })),
    // A version that lists none still leaves points to the force: its settings say which.
    settings: files.settings.map(({ name, note }) => ({ name, note, href: placesOf(version.id).setting(name) })),
    back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
  };
};
