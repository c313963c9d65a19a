// Runs TypeScript sources without a build: `node --import ./infra/source.mjs file.ts`. swc writes the decorator
// metadata that Nest and TypeORM read (Node's own type stripping does not). For tests, benches and commands.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const { transformSync } = createRequire(import.meta.url)('@swc/core');

export const hooks = registerHooks({
  resolve(specifier, context, next) {
    const withSource = { ...context, conditions: [...(context.conditions ?? []), 'source'] };
    try {
      return next(specifier, withSource);
    } catch (error) {
      if (!specifier.startsWith('.') || !specifier.endsWith('.js')) throw error;
      return next(`${specifier.slice(0, -3)}.ts`, withSource);
    }
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2022',
        keepClassNames: true,
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    });
    return { format: 'module', shortCircuit: true, source: code };
  },
});
