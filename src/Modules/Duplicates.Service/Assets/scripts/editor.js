// Saves what an editor writes from time to time and shows how it will look; without this script the buttons do both.
const form = document.querySelector('[data-editor]')
const previews = document.querySelector('[data-previews]')
const saved = form?.querySelector('[data-saved]')
const pause = 2_000
let waiting
let stopped = false

if (form) {
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(send, pause)
  })
  form.addEventListener('submit', () => {
    clearTimeout(waiting)
    stopped = true
  })
}

async function send () {
  await showPreview()
  if (!stopped) {
    await save()
  }
}

async function showPreview () {
  const answer = await post(form.dataset.preview)
  if (answer?.ok) {
    previews.querySelector('[data-preview-content]').innerHTML = await answer.text()
    previews.hidden = false
  }
}

async function save () {
  const answer = await post(form.dataset.autosave)
  if (!answer || stopped || !answer.headers.get('content-type')?.includes('json')) {
    return
  }
  const { text, versions } = await answer.json()
  saved.textContent = text
  for (const [language, id] of Object.entries(versions ?? {})) {
    form.elements[`version.${language}`].value = id
  }
  // somebody else was faster: only saving by hand goes on, because it shows the difference
  stopped = answer.status === 409
}

function post (address) {
  return fetch(address, { method: 'POST', body: new FormData(form), redirect: 'manual' }).catch(() => undefined)
}
