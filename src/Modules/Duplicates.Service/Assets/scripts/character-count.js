const pause = 400

/** Says under each text how many characters are left, counted as the server counts them: white space around the text does not count. */
export function countCharacters () {
  for (const count of document.querySelectorAll('[data-longest]')) {
    const field = document.getElementById(count.id.replace(/-count$/, ''))
    let waiting
    const tell = () => {
      const left = Number(count.dataset.longest) - field.value.trim().length
      count.textContent = left < 0 ? `${count.dataset.over} ${-left}` : `${count.dataset.left} ${left}`
      count.classList.toggle('govuk-error-message', left < 0)
      count.classList.toggle('govuk-hint', left >= 0)
    }

    count.setAttribute('aria-live', 'polite')
    field.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(tell, pause)
    })
    if (field.value) {
      tell()
    }
  }
}
