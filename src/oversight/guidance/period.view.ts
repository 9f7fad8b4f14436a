import type { PageModel } from '../../platform/web/index.ts';
import { withinText } from '../../policy/index.ts';
import { nationWords } from './besides.view.ts';
import { placesOf } from './places.ts';
import type { Rule, Version } from './published.ts';
import { cited } from './rule.view.ts';
import { ruleLine } from './rules.view.ts';
import { confidenceTag } from './words.ts';

const isDueBy =
  (period: string) =>
  ({ effect }: Rule): boolean =>
    'duty' in effect && effect.duty.within === period;

/** By when what is due: every timescale, those too that no rule reads, since a partner's limit is not ours to set. */
export const periodsPage = (version: Version): PageModel => {
  const { files } = version.policy;
  const { findOut } = files.policy;
  return {
    title: 'Timescales',
    version: version.id,
    places: placesOf(version.id),
    section: 'periods',
    rows: files.periods.map((period) => ({
      id: period.id,
      title: period.title,
      limit: withinText(period.within),
      nation: nationWords(period.nation),
      sources: cited(files, version.id, period),
      tag: confidenceTag(period.confidence),
      note: period.note,
      rules: files.rules.filter(isDueBy(period.id)).map(ruleLine(version)),
      // What is not known is no rule's: the version itself says by when it is found out.
      findOut: findOut?.within === period.id ? findOut.says : undefined,
    })),
    back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
  };
};
