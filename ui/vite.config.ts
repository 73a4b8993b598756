import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The window, the browser edition and the tests are built from this one file.
export default defineConfig({
  base: './',
  plugins: [react()],
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
