import { Button } from 'govuk-frontend/dist/govuk/components/button/button.mjs'
import { offerKazakhLetters } from './kazakh-letters.js'
import { warnBeforeSessionEnds } from './session-warning.js'
import { ErrorSummary } from 'govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs'

document.body.classList.add('govuk-frontend-supported')

for (const component of [Button, ErrorSummary]) {
  for (const element of document.querySelectorAll(`[data-module="${component.moduleName}"]`)) {
    new component(element)
  }
}

offerKazakhLetters()
warnBeforeSessionEnds()
