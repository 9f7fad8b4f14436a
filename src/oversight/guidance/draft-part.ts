import { z } from 'zod';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import { canonical } from '../../platform/ledger/index.ts';
import type { PolicyFiles } from '../../policy/index.ts';
import type { PartName } from './draft.schema.ts';

/** One thing in a part of a draft: a rule, a fact, a scenario. The key leads to it. */
export interface Entry {
  readonly key: string;
  readonly says: string;
  readonly value: unknown;
}

const keyed = (key: string, says: string, value: unknown): Entry => ({ key, says, value });

/** The entries of a part in its own order; a version’s head is one. */
export function entriesOf(files: PolicyFiles, part: PartName): readonly Entry[] {
  switch (part) {
    case 'policy':
      return [keyed('policy', files.policy.title, files.policy)];
    case 'rules':
      return files.rules.map((rule) => keyed(rule.id, rule.says, rule));
    case 'facts':
      // A concern can be asked of the case and of a person, by one name.
      return files.facts.map((fact) => keyed(`${fact.kind}.${fact.id}`, fact.question, fact));
    case 'outcomes':
      return files.outcomes.map((outcome) => keyed(outcome.code, outcome.title, outcome));
    case 'settings':
      return files.settings.map((setting) => keyed(setting.name, setting.note, setting));
    case 'periods':
      return files.periods.map((period) => keyed(period.id, period.title, period));
    case 'sources':
      return files.sources.map((source) => keyed(source.id, source.title, source));
    case 'scenarios':
      return files.scenarios.map((scenario) => keyed(scenario.id, scenario.story, scenario));
  }
}

const Entries = z.record(z.string(), z.unknown());

/**
 * The files with one entry otherwise: `text` is its JSON; empty, it is dropped; an entry that was not there is added at the
 * end. Whether the whole still holds together is asked when it is saved. Refuses what is no JSON, and to drop the head.
 */
export function withEntry(
  files: PolicyFiles,
  part: PartName,
  key: string,
  text: string,
): Result<Readonly<Record<string, unknown>>, string> {
  const read = jsonOf(text);
  if (!read.ok) return read;
  const all = Entries.parse(files);
  if (part === 'policy')
    return read.value === undefined
      ? refused('The head of a version cannot be dropped')
      : ok({ ...all, policy: read.value });
  const entries = entriesOf(files, part);
  const place = entries.findIndex((entry) => entry.key === key);
  const values = entries.map(({ value }) => value);
  // At the end, where a reader of the file looks for what is new.
  if (place < 0 && read.value !== undefined) values.push(read.value);
  else if (place >= 0) values.splice(place, 1, ...(read.value === undefined ? [] : [read.value]));
  return ok({ ...all, [part]: values });
}

function jsonOf(text: string): Result<unknown, string> {
  if (text.trim() === '') return ok(undefined);
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return refused(`This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}`);
  }
}

export interface PartDifference {
  readonly part: PartName;
  readonly added: readonly Entry[];
  readonly dropped: readonly Entry[];
  readonly changed: readonly { readonly key: string; readonly before: string; readonly after: string }[];
}

/** What a draft has otherwise than the version it began as, part by part; parts that are the same are left out. */
export function differencesOf(
  base: PolicyFiles,
  draft: PolicyFiles,
  parts: readonly PartName[],
): readonly PartDifference[] {
  return parts.flatMap((part) => {
    const [before, after] = [base, draft].map(
      (files) => new Map(entriesOf(files, part).map((each) => [each.key, each])),
    );
    if (before === undefined || after === undefined) return [];
    const added = [...after.values()].filter(({ key }) => !before.has(key));
    const dropped = [...before.values()].filter(({ key }) => !after.has(key));
    const changed = [...after.values()].flatMap(({ key, says, value }) => {
      const was = before.get(key);
      // As canonical JSON: a draft is kept with its names in order, a version that ships as it was written.
      const isSame = was === undefined || canonical(was.value) === canonical(value);
      return isSame ? [] : [{ key, before: was.says, after: says }];
    });
    return added.length + dropped.length + changed.length === 0 ? [] : [{ part, added, dropped, changed }];
  });
}
