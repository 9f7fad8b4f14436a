import { z } from 'zod';
import type { PageModel } from '../../platform/web/index.ts';

import { placesOf, type Version } from './published.ts';
import { cited } from './rule.view.ts';
import { confidenceTag, CONFIDENCES } from './words.ts';

/** A point on which sources say different things, and which of them the guidance follows. */
const Disagreement = z.looseObject({
  id: z.string(),
  point: z.string(),
  positions: z.array(z.looseObject({ says: z.string(), source: z.string() })),
  used: z.string(),
  confidence: z.enum(CONFIDENCES),
});

// A version from before they were listed has none: its settings and notes say what little it knows of them.
const Listed = z.looseObject({ disagreements: z.array(Disagreement).default([]) });

/** Where sources disagree. */
export const disagreementsPage = (version: Version): PageModel => {
  const { files } = version.policy;
  const { disagreements } = Listed.parse(files);
  return {
    title: 'Where sources disagree',
    version: version.id,
    places: placesOf(version.id),
    section: 'disagreements',
    rows: disagreements.map((each) => ({
      ...each,
      tag: confidenceTag(each.confidence),
      positions: each.positions.map(({ says, source }) => ({ says, sources: cited(files, version.id, { source }) })),
    })),
    settings: files.settings.map(({ name, note }) => ({ name, note, href: placesOf(version.id).setting(name) })),
    back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
  };
};
