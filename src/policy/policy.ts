import { PolicyFiles } from './policy.schema.ts';
import type { PolicyFault } from './fault.ts';
import { faultsOf } from './reference.ts';
import { ok, refused, type Result } from './result.ts';
import { schemaFaults } from './schema-fault.ts';

/** One version of the guidance that holds together: every name in it is defined in it. */
export interface Policy {
  readonly files: PolicyFiles;
}

/** Takes the content of a version's files, by name without the ending; tells everything that is wrong with them. */
export function readPolicy(content: Readonly<Record<string, unknown>>): Result<Policy, readonly PolicyFault[]> {
  const parsed = PolicyFiles.safeParse(content, { reportInput: true });
  if (!parsed.success) return refused(schemaFaults(parsed.error.issues, content));
  const faults = faultsOf(parsed.data);
  return faults.length > 0 ? refused(faults) : ok({ files: parsed.data });
}
