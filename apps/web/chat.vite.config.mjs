// Builds the chat widget to dist/web/chat.js: one classic script without React, to stand on any page.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, 'client');

export default defineConfig({
  root,
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: resolve(import.meta.dirname, '../../dist/web'),
    emptyOutDir: false,
    target: 'es2022',
    sourcemap: false,
    lib: {
      entry: resolve(root, 'citizen/chat/chat.ts'),
      formats: ['iife'],
      name: 'SufflorChat',
      fileName: () => 'chat.js',
    },
  },
});
