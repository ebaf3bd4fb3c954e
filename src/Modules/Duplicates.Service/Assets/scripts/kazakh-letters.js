// Puts the nine Kazakh letters that many keyboards lack beside fields for names.
// They are one stop of the Tab key; the arrows lead from letter to letter.
const letters = ['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і']

export function offerKazakhLetters () {
  for (const input of document.querySelectorAll('input[data-kazakh-letters]')) {
    input.after(panelFor(input))
  }
}

function panelFor (input) {
  const panel = document.createElement('div')
  panel.className = 'letters'
  panel.setAttribute('role', 'toolbar')
  panel.setAttribute('aria-label', `${input.dataset.kazakhLetters}: ${input.labels[0].textContent.trim()}`)
  for (const letter of letters) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'letters__letter'
    button.lang = 'kk'
    button.textContent = letter
    button.tabIndex = panel.childElementCount === 0 ? 0 : -1
    button.addEventListener('click', () => insert(input, letter))
    panel.append(button)
  }
  panel.addEventListener('keydown', moveAlong)
  return panel
}

function moveAlong (event) {
  const from = event.target
  const to = { ArrowRight: from.nextElementSibling, ArrowLeft: from.previousElementSibling }[event.key]
  if (to) {
    event.preventDefault()
    from.tabIndex = -1
    to.tabIndex = 0
    to.focus()
  }
}

function insert (input, letter) {
  const at = input.selectionStart ?? input.value.length
  const beginsWord = at === 0 || /[\s-]/.test(input.value[at - 1])
  input.setRangeText(beginsWord ? letter.toUpperCase() : letter, at, input.selectionEnd ?? at, 'end')
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.focus()
}
