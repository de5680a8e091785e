import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

const out = '../server/roost/web/dist'

/** Writes `.br` and `.gz` beside every text file once, so that no request waits for a compressor. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(html|js|css|svg)$/.test(entry.name)) continue
        const path = join(entry.parentPath, entry.name)
        const text = readFileSync(path)
        writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
        const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
        writeFileSync(`${path}.br`, brotliCompressSync(text, { params: quality }))
      }
    },
  }
}

export default defineConfig({
  plugins: [svelte(), precompressed()],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    // Everything a page loads is a file of its own under our address: the content policy allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] },
        // The first load lists every file of every screen: with short names that is a kilobyte less of it. Six signs are enough for 64 files.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
      },
    },
  },
  // The guard's list of words lies with the server, which needs it without any front end.
  server: { proxy: { '/api': process.env.ROOST ?? 'http://127.0.0.1:8000' }, fs: { allow: ['..'] } },
})
