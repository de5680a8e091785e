// Writes src/lib/api/schema.d.ts from the server's own OpenAPI; with --check it only says whether that is still true.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const file = fileURLToPath(new URL('../src/lib/api/schema.d.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const ours = `${root}.venv/bin/python`

/** The server's description of itself. It needs no database, only its Python: the project's own, or PYTHON. */
function described() {
  const python = process.env.PYTHON ?? (existsSync(ours) ? ours : 'python')
  return JSON.parse(execFileSync(python, ['-m', 'roost', 'openapi'], { encoding: 'utf8', maxBuffer: 1 << 26 }))
}

const head = '// Made by `npm run client` from the server’s OpenAPI. Change the server, not this file.\n\n'
const made = head + astToString(await openapiTS(described(), { defaultNonNullable: false }))

if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== made) {
    console.error('The typed client is stale: the server’s API has changed. Run `npm run client` and look at what no longer fits.')
    process.exit(1)
  }
} else writeFileSync(file, made)
