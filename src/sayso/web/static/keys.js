// The keys of every page: the search, and what the keys are.
const dialog = document.getElementById('keys')
const help = document.querySelector('[data-help]')

help.addEventListener('click', () => dialog.showModal())

/** Whether a key is for the element that has the focus, not for the page. */
export function isTyping(event) {
  return event.ctrlKey || event.metaKey || event.altKey || dialog.open ||
    event.target.closest('input, select, textarea, [contenteditable], [role=application], #docs') !== null
}

document.addEventListener('keydown', event => {
  if (isTyping(event)) return
  if (event.key === '?') dialog.showModal()
  else if (event.key === '/') document.getElementById('q')?.focus()
  else return
  event.preventDefault()
})
