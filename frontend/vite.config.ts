import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build, defineConfig, type Plugin, type Rolldown } from 'vite'

const out = '../server/roost/web/dist'

// Of the answers' types: what a phone kept of an older server's answers is not read by screens that expect another shape.
const shape = JSON.stringify(createHash('sha256').update(readFileSync('src/lib/api/schema.d.ts')).digest('hex').slice(0, 12))

// The wall hangs where nobody taps "refresh": it asks the server for its page each time. Administration needs the server
// for all it does, and no phone is to fetch its screens for nothing.
const NOT_KEPT = ['wall', 'admin']
const ADMIN = '/src/admin/screens.ts'

/** Every file that a screen outside the administration may ask for. */
function forPhones(bundle: Rolldown.OutputBundle): string[] {
  const chunks = new Map(Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one] as const] : [])))
  const seen = new Set<string>()
  const walk = (name: string): void => {
    const chunk = chunks.get(name)
    if (!chunk || seen.has(name) || chunk.facadeModuleId?.endsWith(ADMIN)) return
    seen.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) seen.add(style)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) walk(next)
  }
  for (const chunk of chunks.values()) if (chunk.isEntry) walk(chunk.fileName)
  return [...seen].filter((file) => file.startsWith('assets/')).map((file) => `/${file}`).sort()
}

/**
 * The service worker, once all other files have their names, which it must know. It stands beside the page and under
 * one name for ever, and is one classic script: not every browser takes a worker that is a module.
 */
function worker(): Plugin {
  return {
    name: 'worker',
    apply: 'build',
    async writeBundle(_, bundle) {
      const page = readFileSync(join(out, 'index.html'), 'utf8')
      const files = forPhones(bundle)
      const routes = readFileSync('src/lib/routes.ts', 'utf8')
      const screens = new Set([...routes.matchAll(/path: '\/([\w-]*)/g)].map((found) => found[1]!))
      const shell = {
        version: createHash('sha256').update(page).update(files.join()).digest('hex').slice(0, 12),
        first: files.filter((file) => page.includes(file)),
        rest: files.filter((file) => !page.includes(file)),
        screens: [...screens].filter((first) => !NOT_KEPT.includes(first)),
      }
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { __SHELL__: JSON.stringify(shell), __SHAPE__: shape },
        build: {
          outDir: out,
          emptyOutDir: false,
          target: 'es2022',
          modulePreload: false,
          reportCompressedSize: false,
          rolldownOptions: { input: 'src/sw/sw.ts', output: { format: 'iife', entryFileNames: 'sw.js' } },
        },
      })
    },
  }
}

/** Writes `.br` and `.gz` beside every text file once, so that no request waits for a compressor. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    closeBundle() {
      for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(html|js|css|svg|webmanifest)$/.test(entry.name)) continue
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
  plugins: [svelte(), worker(), precompressed()],
  define: { __SHAPE__: shape },
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
        codeSplitting: {
          groups: [
            { name: 'index', tags: ['$initial'] },
            // What comes after the first screen comes in one piece: each piece costs half a kilobyte of headers.
            { name: 'pocket', test: /src\/(lib\/(pocket|offline|outbox|mine|push|update|waiting|screens)|parts\/UpdateBar)|node_modules\/idb/ },
          ],
        },
        // The first load lists every file of every screen: with short names that is a kilobyte less of it. Six signs are enough for 64 files.
        chunkFileNames: 'assets/[hash:7].js',
        assetFileNames: 'assets/[hash:7][extname]',
      },
    },
  },
  // The guard's list of words lies with the server, which needs it without any front end.
  server: { proxy: { '/api': process.env.ROOST ?? 'http://127.0.0.1:8000' }, fs: { allow: ['..'] } },
})
