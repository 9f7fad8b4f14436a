import type { Compiled, CompiledRule } from './compile.ts';
import type { Left, Walk } from './walk.ts';

/** An unknown never raises a duty, unless its rule says so: what raises it, undefined where nothing does. */
export function raising(
  { raisedByUnknown, atSomeAge }: Compiled['duties'][number],
  left: Left,
  walk: Walk | undefined,
): CompiledRule[] | undefined {
  if (left.reach !== 3 || raisedByUnknown) return left.reach === 1 ? undefined : (walk?.because(left) ?? []);
  if (walk?.isAtSomeAge(atSomeAge.diagram) !== true) return undefined;
  const alone = atSomeAge.rules.filter(({ diagram }) => walk.isAtSomeAge(diagram));
  // Where only together they fall due whatever is open, those that may are the reason.
  return alone.length > 0 ? alone : atSomeAge.rules.filter((rule) => walk.status(rule) !== 'failed');
}
