import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: '/',
  build: {
    outDir: 'dist',
    target: 'chrome111',
    // A strict CSP forbids data: and inline code, so nothing is inlined; one bundle, because a wall that runs for weeks
    // must not ask for a chunk that the server no longer has.
    assetsInlineLimit: 0,
    // The licences of what is bundled go with it; the font's own lies in public/.
    license: { fileName: 'licenses.md' },
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 450,
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:5080',
      '/feed': { target: 'http://127.0.0.1:5080', ws: true },
    },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
