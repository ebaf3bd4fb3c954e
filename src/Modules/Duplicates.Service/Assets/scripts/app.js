import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs'
import { countCharacters } from './character-count.js'
import { offerKazakhLetters } from './kazakh-letters.js'
import { warnBeforeSessionEnds } from './session-warning.js'
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs'
import { FileUpload } from 'govuk-frontend/dist/govuk/components/file-upload/file-upload.mjs'

document.body.classList.add('govuk-frontend-supported')

for (const component of [Button, ErrorSummary, FileUpload]) {
  for (const element of document.querySelectorAll(`[data-module="${component.moduleName}"]`)) {
    new component(element)
  }
}

// the component's comma stands in the button's name but not on the button: who speaks what is seen would miss it
for (const comma of document.querySelectorAll('.govuk-file-upload-button > [id$="-comma"]')) {
  const button = comma.parentElement
  button.setAttribute('aria-labelledby', button.getAttribute('aria-labelledby').replace(comma.id, ''))
  comma.remove()
}

// an address that still ends with the target of the skip link would take the focus away from the list of mistakes
const mistakes = document.querySelector('[data-module=govuk-error-summary]')
if (mistakes && location.hash) {
  history.replaceState(history.state, '', location.pathname + location.search)
  addEventListener('load', () => mistakes.focus())
}

offerKazakhLetters()
countCharacters()
warnBeforeSessionEnds()

// keys are told of where there is a keyboard
document.querySelector('[data-keys]')?.toggleAttribute('hidden', !matchMedia('(hover: hover)').matches)

// the arrows lead from row to row and keep to their column
for (const rows of document.querySelectorAll('[data-rows]')) {
  rows.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return
    }
    const cell = event.target.closest('td')
    const row = cell?.parentElement
    const next = { ArrowDown: row?.nextElementSibling, j: row?.nextElementSibling, ArrowUp: row?.previousElementSibling, k: row?.previousElementSibling }[event.key]
    const target = next?.cells[cell.cellIndex].querySelector('a, input')
    if (target) {
      event.preventDefault()
      target.focus()
    }
  })
}
