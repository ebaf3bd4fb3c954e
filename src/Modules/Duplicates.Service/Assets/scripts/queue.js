// Boards, kiosks and tickets of the electronic queue. All of them work without this script, but do not follow what happens by themselves.
const pollMilliseconds = 5000
const ticketMilliseconds = 10000

const board = document.querySelector('[data-board]')
const ticket = document.querySelector('[data-ticket]')

document.querySelector('[data-print]')?.addEventListener('click', () => print())

async function refresh (selector) {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' })
    if (!answer.ok) {
      return
    }

    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector(selector)
    const old = document.querySelector(selector)
    if (fresh && old && fresh.innerHTML !== old.innerHTML) {
      old.replaceChildren(...fresh.childNodes)
    }
  } catch (error) {
    // the network is away for the moment
    if (!(error instanceof TypeError)) {
      throw error
    }
  }
}

// browsers keep a page silent that nobody has touched, unless they are told otherwise: then a button asks for one touch
let audio
const soundButton = document.querySelector('[data-sound]')
function openSound () {
  try {
    audio ??= new AudioContext()
    audio.onstatechange = () => { soundButton.hidden = audio.state === 'running' }
    soundButton.hidden = audio.state === 'running'
  } catch {
    // a screen without sound
  }
}

// two short notes, made here so that no file has to be fetched
function sound () {
  try {
    const context = audio ?? new AudioContext()
    for (const [start, frequency] of [[0, 660], [0.25, 880]]) {
      const [note, volume] = [context.createOscillator(), context.createGain()]
      note.frequency.value = frequency
      volume.gain.value = 0.2
      note.connect(volume).connect(context.destination)
      note.start(context.currentTime + start)
      note.stop(context.currentTime + start + 0.2)
    }
  } catch {
    // a screen without sound
  }
}

// the words follow the notes, in each language for which the screen has a voice
function speak (text, language) {
  const voice = window.speechSynthesis?.getVoices().find(voice => voice.lang.toLowerCase().startsWith(language))
  if (voice) {
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice
    words.lang = voice.lang
    words.rate = 0.9
    speechSynthesis.speak(words)
  }
}

// «К 012» is read as «К 12»
const spoken = ticket => ticket.replaceAll('\u00A0', ' ').replace(/ 0+/, ' ')

function announce (calls) {
  sound()
  for (const place of document.querySelectorAll('[data-said]')) {
    const inWords = name => calls.map(call => place.dataset.said.replaceAll('{0}', name(call.ticket)).replaceAll('{1}', call.desk)).join(' ')
    place.textContent = inWords(ticket => ticket)
    speak(inWords(spoken), place.lang)
  }
}

function cell (text, name) {
  const element = document.createElement('td')
  element.className = name
  element.textContent = text
  return element
}

let heard = board ? new Set([...board.querySelectorAll('[data-call]')].map(row => row.dataset.call)) : new Set()

function show (view) {
  const body = board.querySelector('tbody')
  body.replaceChildren(...view.calls.map(call => {
    const row = document.createElement('tr')
    row.dataset.call = call.call
    row.className = call.isNow ? 'board__row board__row--now' : 'board__row'
    row.append(cell(call.ticket, 'board__ticket'), cell('→', 'board__arrow'), cell(call.desk, 'board__desk'))
    return row
  }))
  board.querySelector('[data-waiting]').textContent = view.waiting
  const fresh = view.calls.filter(call => call.isNow && !heard.has(call.call))
  heard = new Set(view.calls.map(call => call.call))
  if (fresh.length > 0) {
    announce(fresh)
  }
}

let polling
function poll () {
  polling ??= setInterval(async () => {
    try {
      const answer = await fetch(board.dataset.state, { cache: 'no-store' })
      if (answer.ok) {
        show(await answer.json())
      }
    } catch (error) {
      if (!(error instanceof TypeError)) {
        throw error
      }
    }
  }, pollMilliseconds)
}

function listen () {
  const source = new EventSource(board.dataset.events)
  source.onmessage = message => show(JSON.parse(message.data))
  source.onopen = () => {
    clearInterval(polling)
    polling = undefined
  }

  // while the line is broken the board asks from time to time; the browser itself tries to mend the line, unless the host refuses
  source.onerror = poll
}

// a line that never ends is opened when everything else is there, so that the page does not look as if it were still loading
if (board) {
  openSound()
  soundButton.addEventListener('click', () => audio?.resume())
  window.speechSynthesis?.getVoices() // browsers load them when they are asked for first
  if (document.readyState === 'complete') {
    listen()
  } else {
    addEventListener('load', () => setTimeout(listen))
  }
}

if (ticket) {
  setInterval(() => refresh('[data-ticket]'), ticketMilliseconds)
}
