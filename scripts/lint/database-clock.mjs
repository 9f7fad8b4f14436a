// The one rule of our own: this machine’s clock is never asked.
const message = 'The database’s clock is the clock: take the instant as an argument.';

export default {
  meta: { name: 'evenhand' },
  rules: {
    'database-clock': {
      create: (context) => ({
        NewExpression: (node) => {
          if (node.callee.name === 'Date' && node.arguments.length === 0) context.report({ node, message });
        },
        CallExpression: ({ callee }) => {
          if (callee.object?.name === 'Date' && callee.property?.name === 'now')
            context.report({ node: callee, message });
        },
      }),
    },
  },
};
