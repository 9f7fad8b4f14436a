import { isDeepStrictEqual } from 'node:util';
import type { Scenario } from '../../policy/index.ts';
import { placesIn } from '../../platform/json/index.ts';

const WIDTH = 120;

/** JSON as the policy files are written by hand: on one line what fits on one. */
function written(value: unknown, indent: string, before: number): string {
  const line = flat(value);
  if (before + indent.length + line.length <= WIDTH || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((each) => inner + written(each, inner, 1))
    : Object.entries(value).map(([key, each]) => {
        const name = `${JSON.stringify(key)}: `;
        return inner + name + written(each, inner, name.length + 1);
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flat).join(', ')}]`;
  const entries = Object.entries(value);
  return entries.length === 0
    ? '{}'
    : `{ ${entries.map(([key, each]) => `${JSON.stringify(key)}: ${flat(each)}`).join(', ')} }`;
}

/** How each scenario stands in its file. */
function texts(file: string): readonly string[] {
  const starts = placesIn(file).filter(({ path }) => /^\d+$/u.test(path));
  return starts.map(({ offset }, place) =>
    file
      .slice(offset, starts[place + 1]?.offset ?? file.lastIndexOf(']'))
      .trim()
      .replace(/,$/u, ''),
  );
}

/** The file of scenarios with these in it: those that are as they were stay as they were written. */
export function scenarioFile(file: string, before: readonly Scenario[], after: readonly Scenario[]): string {
  const known = texts(file);
  const items = after.map((scenario) => {
    const place = before.findIndex((each) => isDeepStrictEqual(each, scenario));
    return `  ${known[place] ?? written({ ...scenario }, '  ', 0)}`;
  });
  return `[\n${items.join(',\n')}\n]\n`;
}
