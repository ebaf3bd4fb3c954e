// Checks the proof behind # without the network; the format is described in docs/verification-format.md.
const section = document.getElementById('proof')
const field = document.getElementById('proof-address')
const known = JSON.parse(section.dataset.proof)
const online = document.getElementById('online')

// Of what the service knows of the code and what the proof says, the later in this order is told, and only that.
const order = ['', 'unreadable', 'genuine', 'valid', 'unknown-key', 'bad-signature', 'unknown', 'annulled']

const decode = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), character => character.charCodeAt(0))

/** An address as it was pasted, without what nobody sees or wrote: format characters, white space, quotes and stops around it. */
const tidy = pasted => pasted.replace(/[\p{Cf}\s]/gu, '').replace(/%23/g, '#').replace(/[^\w-]+$/, '')

/** What an address proves: a verdict, and the facts when it is genuine. */
async function check (address) {
  const match = /\/verify\/([0-9A-Za-z]{32})[^#]*#(1\.([0-9A-Za-z]{1,8})\.([\w-]+))\.([\w-]{86})$/i.exec(tidy(address))
  if (!match) {
    return { verdict: 'unreadable' }
  }

  const [, typed, signed, keyId, facts, signature] = match
  const code = typed.toUpperCase()
  const key = known.keys.find(candidate => candidate.kid === keyId)
  if (!key) {
    return { verdict: 'unknown-key' }
  }

  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const imported = await crypto.subtle.importKey('jwk', { kty: key.kty, crv: key.crv, x: key.x, y: key.y }, algorithm, false, ['verify'])
  const data = new TextEncoder().encode(`${signed}.${code}`)
  const genuine = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, decode(signature), data)
  return genuine ? { verdict: 'genuine', facts: JSON.parse(new TextDecoder().decode(decode(facts))) } : { verdict: 'bad-signature' }
}

/** Shows a verdict by the page's own templates, so that it speaks the page's language. Never two verdicts at a time. */
function show ({ verdict, facts }, isOfThisPage) {
  const yields = isOfThisPage && order.indexOf(verdict) < order.indexOf(online.dataset.verdict)
  online.hidden = !yields
  if (yields) {
    document.getElementById('proof-verdict').replaceChildren()
    return
  }

  const parts = [section.querySelector(`template[data-verdict='${verdict}']`).content.cloneNode(true)]
  if (facts) {
    parts.push(fill(document.getElementById('proof-facts').content.cloneNode(true), facts))
  }

  document.getElementById('proof-verdict').replaceChildren(...parts)
}

function fill (summary, [, kind, day, initials, school]) {
  const values = {
    kind: known.kinds[kind.slice(0, 2)],
    scope: known.scopes[kind[2]],
    issued: `${day.slice(6, 8)}.${day.slice(4, 6)}.${day.slice(0, 4)}`,
    initials,
    school
  }
  for (const element of summary.querySelectorAll('[data-fact]')) {
    element.textContent = values[element.dataset.fact]
  }

  return summary
}

const run = async (address, isOfThisPage) => show(await check(address).catch(() => ({ verdict: 'unreadable' })), isOfThisPage)

if (window.crypto?.subtle) {
  section.hidden = false
  document.getElementById('proof-check').addEventListener('click', () => run(field.value, false))
  const runOwn = () => location.hash.length > 1 && run(location.href, true)
  window.addEventListener('hashchange', runOwn)
  runOwn()
}
