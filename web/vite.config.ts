import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Nothing is inlined: the page's policy allows scripts, styles and fonts of its own origin only.
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'], // the first with light-dark()
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
});
