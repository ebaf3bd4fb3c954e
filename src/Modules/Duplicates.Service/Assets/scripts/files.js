// Sends each chosen file at once and says how far it is; without this script the page's own button does it.
const form = document.querySelector('[data-files]')
const input = form.querySelector('input[type=file]')
const upload = form.querySelector('button[formaction]')
const progress = form.querySelector('[data-progress]')
const texts = form.dataset
let waiting = Promise.resolve()
let sending = 0

upload.hidden = true
input.addEventListener('change', () => {
  progress.querySelectorAll('.govuk-error-message').forEach(refused => refused.remove())
  for (const file of input.files) {
    sending++
    const line = addLine(file)
    waiting = waiting.then(() => take(file, line)).finally(() => { sending-- })
  }
  input.value = ''
})

form.addEventListener('submit', event => {
  if (sending > 0) {
    event.preventDefault()
    waiting.then(() => form.requestSubmit())
  }
})

function addLine (file) {
  const line = progress.appendChild(document.createElement('li'))
  line.className = 'files__file'
  line.append(`${file.name}: ${texts.sending} `)
  line.append(Object.assign(document.createElement('span'), { ariaHidden: 'true', textContent: '0 %' }))
  return line
}

async function take (file, line) {
  const problem = file.size > Number(texts.most) ? `${file.name}: ${texts.tooLarge}` : await send(file, line)
  line.textContent = problem ?? `${file.name}: ${texts.sent}`
  line.classList.toggle('govuk-error-message', problem !== null)
}

function send (file, line) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value)
    body.append(input.name, file)
    request.upload.addEventListener('progress', event => {
      line.lastChild.textContent = `${Math.round(100 * event.loaded / event.total)} %`
    })
    request.addEventListener('error', () => resolve(`${file.name}: ${texts.failed}`))
    request.addEventListener('load', () => resolve(request.status === 200 && request.responseXML ? show(request.responseXML) : `${file.name}: ${texts.failed}`))
    request.open('POST', upload.formAction)
    request.responseType = 'document'
    request.send(body)
  })
}

function show (page) {
  const attached = page.querySelector('#attached')
  if (attached) {
    document.querySelector('#attached').replaceWith(attached)
  }
  return page.querySelector('.govuk-error-summary__list li')?.textContent.trim() ?? null
}
