// Keys for the combined chronology. Everything works without this file.
const entries = () => [...document.querySelectorAll('.gt-combined__list .gt-account')]
const here = () => document.activeElement?.closest('.gt-combined__list .gt-account') ??
  document.querySelector('.gt-combined__list .gt-account--here')

function move (step) {
  const all = entries()
  const at = all.indexOf(here())
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]
  next?.focus()
}

function choose () {
  const box = here()?.querySelector('input[name=entry]')
  if (box) box.checked = !box.checked
}

function makeEpisode () {
  const form = document.getElementById('choose')
  if (!form) return
  if (!document.querySelector('input[name=entry]:checked')) {
    const box = here()?.querySelector('input[name=entry]')
    if (box) box.checked = true
  }
  if (document.querySelector('input[name=entry]:checked')) form.requestSubmit()
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest('input:not([type=checkbox]), textarea, select, dialog[open]')) return
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: choose,
    e: makeEpisode,
    '?': () => document.getElementById('keys')?.showModal()
  }
  const act = keys[event.key.toLowerCase()]
  if (!act) return
  event.preventDefault()
  act()
})
