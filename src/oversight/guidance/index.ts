export { registerAdvise } from './advise.cli.ts';
