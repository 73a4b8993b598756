import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The desktop window freezes `Object.prototype`; ECharts copies a `constructor` onto a bare object when it is loaded, which is then
 * refused and no chart would ever be drawn. Its copy has no use for that one.
 */
const frozenCharts: Plugin = {
  name: 'frozen-charts',
  transform(code, id) {
    if (!id.includes('echarts/lib/core/Scheduler.js')) return undefined;
    const mended = code.replace('target[name_1] = noop;', "if (name_1 !== 'constructor') target[name_1] = noop;");
    if (mended === code) throw new Error('ECharts has changed: see whether it can be loaded with a frozen Object.prototype, and mend or drop this plugin');
    return { code: mended, map: null };
  },
};

// The window, the browser edition and the tests are built from this one file.
export default defineConfig({
  base: './',
  plugins: [react(), frozenCharts],
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  build: {
    target: ['safari17', 'chrome120'],
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // Parts that change rarely keep their files over releases.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'aria', test: /node_modules[\\/](react-aria|react-stately|@react-|@internationalized)/ },
            { name: 'data', test: /node_modules[\\/](@tanstack|@fluent|@tauri-apps)/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.{ts,tsx,mjs}'],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
  },
});
