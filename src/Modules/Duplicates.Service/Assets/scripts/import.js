// The bar follows the import; when it is over, the whole page is shown anew. Without this script the link does the same.
const waitMilliseconds = 1000

async function follow () {
  const old = document.querySelector('[data-import=running]')
  if (!old) {
    return
  }

  try {
    const answer = await fetch(location.href)
    const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-import]')
    if (!answer.ok || now?.dataset.import !== 'running') {
      location.reload()
      return
    }

    old.querySelector('progress').replaceWith(now.querySelector('progress'))
    const [was, is] = [old.querySelector('progress + span'), now.querySelector('progress + span')]
    if (was && is) {
      was.textContent = is.textContent
    } else if (is) {
      old.querySelector('progress').after(is)
    }
  } catch (error) {
    // the network is away for a while: ask again
    if (!(error instanceof TypeError)) {
      throw error
    }
  }

  setTimeout(follow, waitMilliseconds)
}

setTimeout(follow, waitMilliseconds)
