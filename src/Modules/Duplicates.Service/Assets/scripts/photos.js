// Shrinks photos that are chosen in a field with data-shrink before anything else sees them: a page of a camera has ten times the points that
// reading it needs. Without this script, or of a picture that the browser cannot open, the file goes as it is.
// To use it: data-shrink on the gov-file, and this asset on the page, before or after other scripts that listen to the field.
const longest = 2000
const small = 500 * 1024
const quality = 0.82
const ours = new WeakSet()
let shrinking = 0
let held = null

document.addEventListener('change', event => {
  const field = event.target
  if (ours.has(event) || !field.matches?.('input[type=file][data-shrink]') || ![...field.files].some(isLarge)) return
  event.stopImmediatePropagation()
  shrinking++
  shrinkAll(field).finally(() => {
    shrinking--
    const again = new Event('change', { bubbles: true })
    ours.add(again)
    field.dispatchEvent(again)
    if (shrinking === 0 && held) {
      const { form, submitter } = held
      held = null
      form.requestSubmit(submitter)
    }
  })
}, true)

// whoever sends the form meanwhile waits until the photos are ready
document.addEventListener('submit', event => {
  if (shrinking === 0) return
  event.preventDefault()
  event.stopImmediatePropagation()
  held = { form: event.target, submitter: event.submitter }
}, true)

function isLarge (file) {
  return /^image\//.test(file.type) && file.size > small
}

async function shrinkAll (field) {
  const files = new DataTransfer()
  for (const file of field.files) {
    files.items.add(isLarge(file) ? await shrink(file) : file)
  }
  field.files = files.files
}

async function shrink (file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    const context = canvas.getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const shrunk = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
    return shrunk && shrunk.size < file.size ? new File([shrunk], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
