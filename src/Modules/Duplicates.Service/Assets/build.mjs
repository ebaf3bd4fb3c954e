// Builds styles, script, fonts and pictures into the folder given as the first argument.
// Every file carries a hash of its content in its name; manifest.json maps plain names to these.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, parse, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const source = dirname(fileURLToPath(import.meta.url))
const target = resolve(process.argv[2] ?? join(source, 'dist'))
const manifest = {}

const fontWeights = [400, 600]
const fontSubsets = ['cyrillic', 'cyrillic-ext', 'latin', 'latin-ext']

await rm(target, { recursive: true, force: true })
await mkdir(target, { recursive: true })

await emitFonts()
await emit('favicon.svg', await readFile(join(source, 'images/favicon.svg')))
await emit('app.css', compileStyles('app'))
await emit('print.css', compileStyles('print'))
for (const script of ['app', 'code', 'directory', 'editor', 'files', 'home-visit', 'home-visit-worker', 'import', 'photos', 'queue', 'signing', 'verify']) {
  await emit(`${script}.js`, await bundleScript(script))
}
await writeFile(join(target, 'manifest.json'), JSON.stringify(manifest, null, 2))

async function emitFonts () {
  const files = join(source, 'node_modules/@fontsource/golos-text/files')
  for (const subset of fontSubsets) {
    for (const weight of fontWeights) {
      await emit(`golos-${subset}-${weight}.woff2`, await readFile(join(files, `golos-text-${subset}-${weight}-normal.woff2`)))
    }
  }
}

function compileStyles (name) {
  const { css } = sass.compile(join(source, `styles/${name}.scss`), {
    loadPaths: [join(source, 'node_modules')],
    quietDeps: true,
    style: 'expanded'
  })
  const linked = css.replace(/font:([a-z0-9-]+\.woff2)/g, (_, font) => manifest[font] ?? fail(`No font ${font}`))
  return esbuild.transformSync(linked, { loader: 'css', minify: true, charset: 'utf8', legalComments: 'none' }).code
}

async function bundleScript (name) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(source, `scripts/${name}.js`)],
    bundle: true,
    format: 'iife',
    legalComments: 'none',
    minify: true,
    target: 'es2020',
    write: false
  })
  return outputFiles[0].text
}

async function emit (name, content) {
  const bytes = Buffer.from(content)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  const { name: stem, ext } = parse(name)
  const hashed = `${stem}.${hash}${ext}`
  manifest[name] = hashed
  await writeFile(join(target, hashed), bytes)
  if (ext !== '.woff2') {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    await writeFile(join(target, `${hashed}.br`), brotliCompressSync(bytes, { params }))
    await writeFile(join(target, `${hashed}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

function fail (message) {
  throw new Error(message)
}
