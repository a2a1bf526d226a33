import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      compilerOptions: { runes: true },
      // src/lib/server/cross-origin.ts replaces Kit's check, which compares with an address it can only guess on plain http.
      csrf: { trustedOrigins: ['*'] },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Meters and virtual rows are sized by attribute; visitor text never carries one (render-markdown.ts).
          'style-src-attr': ['unsafe-inline'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  build: {
    // What four pages or more share is one file: dozens of icons and controls of 300 bytes each pack badly.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'parts', test: /\/lib\/ui\/|@lucide/, minShareCount: 4 }] },
      },
    },
  },
  // The other rooms are TypeScript sources: they become part of the build.
  ssr: { noExternal: ['@debrief/db', '@debrief/pipelines'] },
});
