import { valueText } from '../../platform/setting/index.ts';
import type { PageModel } from '../../platform/web/index.ts';
import { confidenceWords, titlesOf } from '../../policy/index.ts';
import { extentWords } from './extent.words.ts';
import { GIVES, KINDS, kindOf } from './gives.ts';
import { placesOf } from './places.ts';
import { sourcesOf, type Version } from './published.ts';
import { datesWords } from './rule.view.ts';
import { ruleLine } from './rules.view.ts';
import { confidenceTag, CONFIDENCES } from './words.ts';

const forceOf = ({ policy: { files } }: Version): string =>
  datesWords({ from: files.policy.inForceFrom, until: files.policy.inForceUntil });

/** The front page: what this is, and every version. */
export const guidancePage = (versions: readonly Version[]): PageModel => ({
  title: 'The guidance, for anybody to read',
  versions: versions.map((version) => ({
    id: version.id,
    title: version.policy.files.policy.title,
    href: placesOf(version.id).version,
    dates: forceOf(version),
    isInForce: version.isInForce,
    rules: version.policy.files.rules.length,
  })),
  links: [
    { href: '/guidance/try', text: 'Try it: put an invented case together, and read what the guidance would advise' },
    { href: '/guidance/transparency', text: 'Transparency record: what the program does, who decides, what it reads' },
  ],
});

/** One version: what it is, how sure it is, and what it holds. */
export const versionPage = (version: Version): PageModel => {
  const { files } = version.policy;
  return {
    title: `Guidance ${version.id}`,
    version: version.id,
    places: placesOf(version.id),
    section: 'version',
    name: files.policy.title,
    dates: forceOf(version),
    isInForce: version.isInForce,
    digest: version.digest,
    note: files.policy.note,
    counts: KINDS.map((kind) => ({
      text: GIVES[kind],
      href: `${placesOf(version.id).rules}?gives=${kind}`,
      rules: files.rules.filter((rule) => kindOf(rule) === kind).length,
    })),
    sure: CONFIDENCES.map((each) => ({
      tag: confidenceTag(each),
      words: confidenceWords[each],
      href: `${placesOf(version.id).rules}?confidence=${encodeURIComponent(each)}`,
      rules: files.rules.filter(({ confidence }) => confidence === each).length,
    })),
    back: { href: '/guidance', text: 'All guidance' },
  };
};

/** What the rules and facts rest on, and how much of it was read. */
export const sourcesPage = (version: Version): PageModel => {
  const { files } = version.policy;
  const of = (id: string, all: readonly { readonly source: string }[]): number =>
    all.filter((each) => sourcesOf(each).includes(id)).length;
  return {
    title: 'Sources',
    version: version.id,
    places: placesOf(version.id),
    section: 'sources',
    rows: files.sources.map((source) => ({
      ...source,
      extent: extentWords(source.extent),
      rules: of(source.id, files.rules),
      facts: of(source.id, files.facts),
      href: `${placesOf(version.id).rules}?source=${encodeURIComponent(source.id)}`,
    })),
    back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
  };
};

/** What a force sets for itself, and which rules that can weaken. */
export const settingsPage = (version: Version): PageModel => {
  const { files } = version.policy;
  return {
    title: 'Settings of a force',
    version: version.id,
    places: placesOf(version.id),
    section: 'settings',
    rows: files.settings.map((setting) => ({
      name: setting.name,
      label: setting.label,
      note: setting.note,
      answers: setting.answers.map((answer) => valueText(answer)),
      usual: valueText(setting.default),
      tag: confidenceTag(setting.confidence),
      source: titlesOf(files, setting.source),
      weakens: files.rules.filter(({ id }) => setting.weakens?.includes(id) === true).map(ruleLine(version)),
    })),
    back: { href: placesOf(version.id).version, text: `Guidance ${version.id}` },
  };
};
