// Before any module: schemas are made as modules load, and zod would try to make code at run time, which our content
// security policy forbids. The browser stories fail when this stops working.
globalThis.__zod_globalConfig = { jitless: true };
