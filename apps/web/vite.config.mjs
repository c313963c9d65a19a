// Builds the web client to dist/web: index.html and every citizen page beside it.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, 'client');

export default defineConfig({
  root,
  base: '/',
  resolve: { alias: [{ find: /^zod$/, replacement: resolve(root, 'zod.ts') }] },
  build: {
    outDir: resolve(import.meta.dirname, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    // Fonts stay files of our own: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Mantine marks every file for a server framework we do not have.
      onLog: (level, log, tell) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log),
      input: globSync(['index.html', 'citizen/*.html'], { cwd: root }).map((page) => resolve(root, page)),
    },
  },
});
