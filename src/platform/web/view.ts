import nunjucks from 'nunjucks';
import { govukFolder, mojFolder, type Assets } from './asset.ts';
import { date, dateTime, deadline, mojDate, time } from './london-time.ts';

/** Renders a template by name with a context. */
export type Render = (template: string, context: object) => string;

/** A code of ours as it is read. */
export const words = (code: string): string => {
  const text = code.replaceAll('-', ' ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

const { SafeString } = nunjucks.runtime;

/**
 * In place of the framework's, which goes over every run of blanks once for each of its blanks: GOV.UK's templates trim
 * each block that they are given, and a tenth of the time that a page takes went there.
 */
const trim = (text: unknown): unknown => {
  const trimmed = String(text).trim();
  return text instanceof SafeString ? new SafeString(trimmed) : trimmed;
};

const open = (folders: readonly string[], assets: Assets): Render => {
  const loader = new nunjucks.FileSystemLoader([...folders], { noCache: false, watch: false });
  // Escaped unless a template says otherwise: what people typed is shown, and never becomes a part of the page.
  const environment = new nunjucks.Environment(loader, { autoescape: true });
  for (const [name, filter] of Object.entries({ date, time, dateTime, deadline, mojDate, words, trim })) {
    environment.addFilter(name, filter);
  }
  environment.addFilter('asset', assets.address);
  return (template, context) => environment.render(template, context);
};

const opened = new WeakMap<Assets, Map<string, Render>>();

/**
 * Templates of every folder in `views`, of ours, of GOV.UK Frontend and of the MoJ’s; escaped, compiled once a process
 * however many servers it opens: compiling the pages takes longer than most answers with them.
 */
export const openViews = (views: readonly string[], assets: Assets): Render => {
  const folders = [...views, import.meta.dirname, govukFolder(), mojFolder()];
  const known = opened.get(assets) ?? new Map<string, Render>();
  opened.set(assets, known);
  const render = known.get(folders.join('\n')) ?? open(folders, assets);
  known.set(folders.join('\n'), render);
  return render;
};
