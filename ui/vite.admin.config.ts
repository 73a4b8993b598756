import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The page of head office: built after the window and beside it, with files of its own, so that it loads none of the screens.
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    target: ['safari17', 'chrome120'],
    emptyOutDir: false,
    assetsDir: 'admin',
    chunkSizeWarningLimit: 700,
    rolldownOptions: { input: 'admin.html' },
  },
});
