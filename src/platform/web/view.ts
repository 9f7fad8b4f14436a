import nunjucks from 'nunjucks';
import { govukFolder, mojFolder, type Assets } from './asset.ts';
import { date, dateTime, mojDate, time } from './london-time.ts';

/** Renders a template by name with a context. */
export type Render = (template: string, context: object) => string;

/** A code of ours as it is read. */
export const words = (code: string): string => {
  const text = code.replaceAll('-', ' ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

/** Templates of every folder in `views`, of ours, of GOV.UK Frontend and of the MoJ’s; escaped, compiled once. */
export const openViews = (views: readonly string[], assets: Assets): Render => {
  const folders = [...views, import.meta.dirname, govukFolder(), mojFolder()];
  const loader = new nunjucks.FileSystemLoader(folders, { noCache: false, watch: false });
  // Escaped unless a template says otherwise: what people typed is shown, and never becomes a part of the page.
  const environment = new nunjucks.Environment(loader, { autoescape: true });
  for (const [name, filter] of Object.entries({ date, time, dateTime, mojDate, words })) {
    environment.addFilter(name, filter);
  }
  environment.addFilter('asset', assets.address);
  return (template, context) => environment.render(template, context);
};
