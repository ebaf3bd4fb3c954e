// The found offices follow what is typed and chosen. The form itself works without this script and asks for the same page.
const waitMilliseconds = 200
const form = document.querySelector('form[data-live]')
let timer
let asked

function replace (selector, fresh, update) {
  const [old, now] = [document.querySelector(selector), fresh.querySelector(selector)]
  if (old && now) {
    update(old, now)
  }
}

async function show () {
  asked?.abort()
  asked = new AbortController()
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''))
  try {
    const answer = await fetch(`${form.dataset.live}?${query}`, { signal: asked.signal })
    if (!answer.ok) {
      return
    }

    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
    replace('[data-results-count]', fresh, (old, now) => { old.textContent = now.textContent })
    replace('[data-results-list]', fresh, (old, now) => { old.replaceWith(now) })
    history.replaceState(null, '', query.size > 0 ? `${form.action}?${query}` : form.action)
  } catch (error) {
    // a newer question was asked, or the network is away: the button still works
    if (error.name !== 'AbortError' && !(error instanceof TypeError)) {
      throw error
    }
  }
}

form?.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(show, waitMilliseconds)
})
