/** A room shows others at most so many names. ESLint counts lines and parameters, but not exports. */
export const smallBarrel = {
  meta: {
    schema: [
      { type: 'object', properties: { max: { type: 'integer' } }, required: ['max'], additionalProperties: false },
    ],
    messages: { tooMany: '{{count}} names in one index.ts, at most {{max}}: show what others need, not all there is.' },
  },
  create(context) {
    let count = 0;
    return {
      ExportSpecifier() {
        count += 1;
      },
      'Program:exit'(node) {
        const { max } = context.options[0];
        if (count > max) context.report({ node, messageId: 'tooMany', data: { count, max } });
      },
    };
  },
};
