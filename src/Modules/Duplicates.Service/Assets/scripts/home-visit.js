// Keeps what is entered on a visit on the device, encrypted, until the service has it: nothing is lost when the page is closed without a network.
// The key never leaves the browser and cannot be read by scripts.
const form = document.querySelector('form[data-visit]')
const over = document.querySelector('[data-visit-over]')
const said = document.querySelector('[data-visit-said]')
const visit = form?.dataset.visit || over?.dataset.visitOver || location.pathname.split('/').at(-2)
const isShell = form?.method === 'get'
const oldest = 14 * 24 * 60 * 60 * 1000
let saving = Promise.resolve()
let unsaved = 0
let isReady = false
let chosen = []

function open () {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('home-visits', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys')
      request.result.createObjectStore('drafts')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function ask (store, mode, act) {
  const db = await open()
  try {
    return await new Promise((resolve, reject) => {
      const request = act(db.transaction(store, mode).objectStore(store))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  } finally {
    db.close()
  }
}

async function key () {
  const known = await ask('keys', 'readonly', store => store.get('drafts'))
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  try {
    await ask('keys', 'readwrite', store => store.add(made, 'drafts'))
    return made
  } catch {
    return ask('keys', 'readonly', store => store.get('drafts')) // another page made one at the same moment
  }
}

const bound = () => new TextEncoder().encode(visit)

async function keep () {
  const draft = { isReady, fields: [], files: chosen }
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && !name.startsWith('__')) draft.fields.push([name, value])
  }
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound() }, await key(), new TextEncoder().encode(JSON.stringify(draft)))
  await ask('drafts', 'readwrite', store => store.put({ iv, data, at: Date.now() }, visit))
  if (unsaved <= 1) say('kept')
}

async function find () {
  const kept = await ask('drafts', 'readonly', store => store.get(visit))
  if (!kept) return null
  const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv, additionalData: bound() }, await key(), kept.data)
  return JSON.parse(new TextDecoder().decode(data))
}

async function dropOld () {
  const [ids, drafts] = [await ask('drafts', 'readonly', store => store.getAllKeys()), await ask('drafts', 'readonly', store => store.getAll())]
  for (const [i, id] of ids.entries()) {
    if (Date.now() - drafts[i].at > oldest) await ask('drafts', 'readwrite', store => store.delete(id))
  }
}

function fill (draft) {
  for (const box of form.querySelectorAll('[type=radio], [type=checkbox]')) box.checked = false
  for (const [name, value] of draft.fields) {
    const named = [...form.elements].filter(element => element.name === name)
    const box = named.find(element => ['radio', 'checkbox'].includes(element.type) && element.value === value)
    if (box) {
      box.checked = true
    } else if (named.length === 1 && !['radio', 'checkbox', 'file'].includes(named[0].type)) {
      named[0].value = value
    } else if (named.length === 0) {
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    }
  }
}

function attach () {
  const list = new DataTransfer()
  for (const { name, type, bytes } of chosen) {
    list.items.add(new File([Uint8Array.from(atob(bytes), sign => sign.charCodeAt(0))], name, { type }))
  }
  form.querySelector('[type=file]').files = list.files
}

async function read (file) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let signs = ''
  for (let i = 0; i < bytes.length; i += 0x8000) signs += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return { name: file.name, type: file.type, bytes: btoa(signs) }
}

function say (what) {
  if (said) said.textContent = said.dataset[what]
}

// one after another; what is not on the device yet is not called kept
function later (act) {
  unsaved++
  say('keeping')
  saving = saving.then(act, act).finally(() => { unsaved-- })
  return saving
}

async function reach () {
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store', redirect: 'manual' })
    if (answer.type !== 'error') location.replace(location.pathname)
  } catch {
    setTimeout(reach, 15000)
  }
}

async function begin () {
  await dropOld()
  if (form.dataset.worker && navigator.serviceWorker) navigator.serviceWorker.register(form.dataset.worker).catch(() => {})
  const draft = await find()
  const wasRefused = document.querySelector('.govuk-error-summary') !== null
  chosen = draft?.files ?? []
  isReady = !wasRefused && (draft?.isReady ?? false)
  if (draft && !wasRefused) fill(draft)
  attach()
  form.addEventListener('change', event => later(async () => {
    isReady = false
    if (event.target.type === 'file') chosen = await Promise.all([...event.target.files].map(read))
    await keep()
  }))
  form.addEventListener('input', event => event.target.type !== 'file' && later(keep))
  form.addEventListener('submit', event => {
    event.preventDefault()
    later(async () => {
      isReady = true
      form.elements.ReceivedAt.value = new Date().toISOString()
      await keep()
      send()
    })
  })
  if (isShell) {
    addEventListener('online', reach)
    setTimeout(reach, 15000)
  }
  if (isReady) send()
  else await keep()
  document.documentElement.dataset.visitKept = 'true'
}

// without a network the form waits; on the page of the service it goes
function send () {
  if (isShell) say('waiting')
  else HTMLFormElement.prototype.submit.call(form)
}

if (over) ask('drafts', 'readwrite', store => store.delete(visit))
else if (form) begin()
