// Counts down to the moment at which a one-time code may be asked for again; without it the page says how long that is.
const form = document.querySelector('form[data-code-again]')
const end = Date.now() + Number(form?.dataset.codeAgain) * 1_000
const button = form?.querySelector('button')

if (form && end > Date.now()) {
  button.hidden = true
  const timer = setInterval(show, 250)

  function show () {
    const seconds = Math.ceil((end - Date.now()) / 1_000)
    if (seconds > 0) {
      form.querySelector('[data-part="clock"]').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    } else {
      clearInterval(timer)
      form.querySelector('[data-part="wait"]').hidden = true
      button.hidden = false
    }
  }
}
