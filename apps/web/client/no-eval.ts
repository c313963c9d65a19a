import { config } from 'zod';

// The content security policy allows no code made at run time; zod would otherwise try.
config({ jitless: true });
