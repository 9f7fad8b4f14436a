export { consistencyCommand } from './consistency.cli.ts';
