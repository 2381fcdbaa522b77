// Keys for the timeline. Everything works without this file: each key presses a link that is there.
const AGAIN = { '=': '+', _: '-', '−': '-' }

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest('input, textarea, select, dialog, .gt-scroll[tabindex]:focus')) return
  const key = AGAIN[event.key] ?? event.key
  if (key === '?') {
    event.preventDefault()
    document.getElementById('keys')?.showModal()
    return
  }
  const link = [...document.querySelectorAll('[data-key]')].find(one => one.dataset.key === key)
  if (!link) return
  event.preventDefault()
  link.click()
})
