import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs'
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs'

document.body.classList.add('govuk-frontend-supported')

for (const component of [Button, ErrorSummary]) {
  for (const element of document.querySelectorAll(`[data-module="${component.moduleName}"]`)) {
    new component(element)
  }
}

// the arrows lead from row to row and keep to their column
for (const rows of document.querySelectorAll('[data-rows]')) {
  rows.addEventListener('keydown', (event) => {
    const cell = event.target.closest('td')
    const row = cell?.parentElement
    const next = { ArrowDown: row?.nextElementSibling, ArrowUp: row?.previousElementSibling }[event.key]
    const target = next?.cells[cell.cellIndex].querySelector('a, input')
    if (target) {
      event.preventDefault()
      target.focus()
    }
  })
}
