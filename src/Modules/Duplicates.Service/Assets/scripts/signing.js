// Has the reader's own program, NCALayer, sign the bytes that the page carries, and sends the signature as an ordinary form.
import { NCALayerClient } from 'ncalayer-js-client'

const form = document.querySelector('[data-ncalayer]')
const button = form.querySelector('[data-sign]')
const status = form.querySelector('[data-status]')
const problem = form.querySelector('[data-problem]')
const { ncalayer, content, purpose, language } = form.dataset
const person = '1.2.398.3.3.4.1.1'
const worker = '1.2.398.3.3.4.1.2'
const forSigning = '1.3.6.1.5.5.7.3.4'
const forAuthentication = '1.3.6.1.5.5.7.3.2'

button.hidden = false
button.addEventListener('click', sign)

async function sign () {
  button.disabled = true
  problem.textContent = ''
  const client = new NCALayerClient(ncalayer, false)
  try {
    status.textContent = status.dataset.connecting
    await client.connect()
    status.textContent = status.dataset.waiting
    form.elements.Cms.value = await askForSignature(client)
    status.textContent = status.dataset.sending
    form.submit()
  } catch (error) {
    status.textContent = ''
    problem.textContent = problem.dataset[await reason(error, client)]
    button.disabled = false
    button.focus()
  }
}

async function askForSignature (client) {
  const usage = purpose === 'SignIn' ? forAuthentication : forSigning
  const signature = await client.basicsSignCMS(null, content, NCALayerClient.basicsCMSParamsDetached, { extKeyUsageOids: [usage, purpose === 'Operator' ? worker : person] }, language === 'ru' ? 'ru' : 'kk')
  return Array.isArray(signature) ? signature[0] : signature
}

async function reason (error, client) {
  if (error.canceledByUser) {
    return 'cancelled'
  }
  if (client.wsConnection?.readyState === WebSocket.OPEN) {
    return 'failed'
  }
  return await isDenied() ? 'denied' : 'notRunning'
}

// only browsers that ask before they let a page reach the local network know this permission
async function isDenied () {
  for (const name of ['loopback-network', 'local-network-access']) {
    try {
      if ((await navigator.permissions.query({ name })).state === 'denied') {
        return true
      }
    } catch {
      // this browser does not know it
    }
  }
  return false
}
