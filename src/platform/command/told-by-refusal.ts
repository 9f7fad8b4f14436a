const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every plain value within, as text. */
const valuesIn = (value: unknown): readonly string[] => {
  if (value === undefined || value === null || ArrayBuffer.isView(value)) return [];
  if (value instanceof Date) return [value.toISOString()];
  if (value instanceof Map || value instanceof Set) return [...value].flatMap(valuesIn);
  if (typeof value === 'object') return Object.values(value).flatMap(valuesIn);
  return typeof value === 'string' ? [value] : [JSON.stringify(value)];
};

/**
 * What a refusal says besides its code and what was typed: the facts of a case that it shows. A person typed in is no fact of it,
 * since nothing more is learnt of them than that the request was refused.
 */
export const toldByRefusal = (
  { code: _, ...rest }: { readonly code: string },
  input: unknown,
): { readonly facts: readonly string[]; readonly references: readonly string[] } => {
  const said = [...new Set(valuesIn(rest))];
  if (said.length === 0) return { facts: [], references: [] };
  const typed = new Set(valuesIn(input));
  return { facts: said.filter((value) => !typed.has(value)), references: said.filter((value) => UUID.test(value)) };
};
