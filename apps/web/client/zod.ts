import { config } from 'zod/v4';

// Stands in for `zod` in the bundle: the content security policy allows no code made at run time, which zod would
// otherwise try when the first schema is made. Set here it is set before any schema, whatever the chunks.
config({ jitless: true });

export * from 'zod/v4';
