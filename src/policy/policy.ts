import { PolicyFiles } from './policy.schema.ts';
import { faultsOf, type PolicyFault } from './reference.ts';
import { ok, refused, type Result } from './result.ts';

/** One version of the guidance that holds together: every name in it is defined in it. */
export interface Policy {
  readonly files: PolicyFiles;
}

/** Takes the content of a version's files, by name without the ending; tells everything that is wrong with them. */
export function readPolicy(content: Readonly<Record<string, unknown>>): Result<Policy, readonly PolicyFault[]> {
  const parsed = PolicyFiles.safeParse(content);
  if (!parsed.success)
    return refused(
      parsed.error.issues.map((issue) => ({
        file: `${String(issue.path[0] ?? 'policy')}.json`,
        at: issue.path.slice(1).join('.'),
        says: issue.message,
        nearest: [],
      })),
    );
  const faults = faultsOf(parsed.data);
  return faults.length > 0 ? refused(faults) : ok({ files: parsed.data });
}
