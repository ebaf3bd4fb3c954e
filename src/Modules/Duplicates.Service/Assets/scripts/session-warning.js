// Warns a signed-in citizen five minutes before the session ends. Other tabs count too: any page shown renews the session.
const minute = 60_000
const warnBefore = 5 * minute
const lastSeen = 'duplicates-last-seen'

export function warnBeforeSessionEnds () {
  const dialog = document.querySelector('.session-warning')
  if (!dialog?.showModal) {
    return
  }

  const limit = Number(dialog.dataset.minutes) * minute
  const part = name => dialog.querySelector(`[data-part="${name}"]`)
  const seen = () => localStorage.setItem(lastSeen, Date.now().toString())
  const idle = () => Date.now() - Number(localStorage.getItem(lastSeen) ?? Date.now())

  seen()
  dialog.querySelector('[data-action="extend"]').addEventListener('click', async () => {
    const answer = await fetch(dialog.dataset.extend, { redirect: 'manual' }).catch(() => undefined)
    if (answer?.status === 204) {
      seen()
      dialog.close()
    } else {
      showOver()
    }
  })

  setInterval(() => {
    if (idle() >= limit) {
      showOver()
    } else if (idle() >= limit - warnBefore) {
      open()
    } else if (dialog.open && part('over').hidden) {
      dialog.close()
    }
  }, 5_000)

  function showOver () {
    part('soon').hidden = true
    part('over').hidden = false
    open()
  }

  function open () {
    if (!dialog.open) {
      dialog.showModal()
    }
  }
}
