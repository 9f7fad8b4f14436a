import { evenhand } from './evenhand.ts';

// Whoever reads an answer may stop reading it, as `head` does: the rest is for nobody, and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

await evenhand(process.argv.slice(2));
