// Before the idle time-out: a warning, and what is half written is kept. The server decides when the
// time is over; this page only asks it. Without JavaScript the server keeps what is sent too late.

const WHOLE = Number(document.body.dataset.idleSeconds)
const WARN = Math.min(120, WHOLE / 2) // seconds before the end
const LAST = 4 // seconds before the end: keep what is written and leave
const STAY = '/accounts/stay/'
const KEEP = '/kept/save/'

const token = () => document.querySelector('input[name=csrfmiddlewaretoken]')?.value || ''
const headers = () => ({ Accept: 'application/json', 'X-CSRFToken': token() })

const forms = [...document.querySelectorAll('main form')].filter(form => form.method === 'post' && !('noKeep' in form.dataset))

function written (form) {
  const pairs = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !['csrfmiddlewaretoken', '_draft'].includes(name))
  const secret = new Set([...form.querySelectorAll('input[type=password]')].map(field => field.name))
  return pairs.filter(([name]) => !secret.has(name))
}

const before = new Map(forms.map(form => [form, JSON.stringify(written(form))]))
const changed = () => forms.find(form => JSON.stringify(written(form)) !== before.get(form))
let sent = false
for (const form of forms) form.addEventListener('submit', () => { sent = true })

let end = Date.now() + WHOLE * 1000

// Without signal this page's own clock counts on, so that it never stays open longer than it may.
async function left (method = 'GET') {
  const answer = await fetch(STAY, { method, headers: headers(), credentials: 'same-origin' }).catch(() => null)
  if (!answer) return method === 'POST' ? WHOLE : Math.max(0, Math.round((end - Date.now()) / 1000))
  return (await answer.json().catch(() => ({}))).seconds || 0
}

async function leave () {
  const body = new FormData()
  const here = location.pathname + location.search
  const form = changed()
  if (form && !sent) {
    const target = new URL(form.getAttribute('action') || here, location.href)
    body.append('_path', target.origin === location.origin ? target.pathname + target.search : here)
    for (const [name, value] of written(form)) body.append(name, value)
    if (form.elements._draft) body.append('_draft', form.elements._draft.value) // sent once, wherever from
  } else {
    body.append('_path', here)
  }
  body.append('_title', (document.querySelector('h1') || document.querySelector('title')).textContent.trim())
  const answer = await fetch(KEEP, { method: 'POST', headers: headers(), body, credentials: 'same-origin' }).catch(() => null)
  const told = answer ? await answer.json().catch(() => ({})) : {}
  location.assign(told.next || `/accounts/login/?idle=1&next=${encodeURIComponent(here)}`)
}

// ---- the warning ----
const dialog = document.createElement('dialog')
dialog.className = 'gt-dialog'
dialog.setAttribute('aria-labelledby', 'idle-title')
dialog.setAttribute('aria-describedby', 'idle-words')
dialog.innerHTML = `
  <h2 class="govuk-heading-m" id="idle-title">Are you still there?</h2>
  <p class="govuk-body" id="idle-words">To keep children’s records safe you will soon be signed out. What you are writing will be kept.</p>
  <p class="govuk-body"><strong data-count aria-hidden="true"></strong></p>
  <p class="govuk-visually-hidden" role="status" aria-live="polite" data-said></p>
  <div class="govuk-button-group">
    <button type="button" class="govuk-button" data-stay>Stay signed in</button>
    <button type="button" class="govuk-button govuk-button--secondary" data-leave>Sign out now</button>
  </div>`
document.body.append(dialog)
const count = dialog.querySelector('[data-count]')
const said = dialog.querySelector('[data-said]')

function tell (seconds) {
  const minutes = Math.floor(seconds / 60)
  const rest = String(Math.max(0, seconds % 60)).padStart(2, '0')
  count.textContent = `${minutes}:${rest} left`
  if (seconds % 30 === 0 || !said.textContent) said.textContent = `You will be signed out in ${seconds} seconds.`
}

let leaving = false

function close () {
  said.textContent = ''
  if (dialog.open) dialog.close()
}

async function stay () {
  end = Date.now() + (await left('POST')) * 1000
  close()
}

dialog.querySelector('[data-stay]').addEventListener('click', stay)
dialog.querySelector('[data-leave]').addEventListener('click', () => { leaving = true; leave() })
dialog.addEventListener('cancel', event => { event.preventDefault(); stay() })

let asked = 0
async function tick () {
  const seconds = Math.round((end - Date.now()) / 1000)
  if (leaving || seconds > WARN) return
  if (!dialog.open || (seconds <= LAST && Date.now() - asked > 2000)) {
    // Perhaps another tab was busy: ask before worrying anybody, and again before leaving.
    asked = Date.now()
    end = Date.now() + (await left()) * 1000
    const now = Math.round((end - Date.now()) / 1000)
    if (now > WARN) return close()
    if (!dialog.open) dialog.showModal()
    if (now <= LAST && !leaving) { leaving = true; return leave() }
  }
  tell(Math.round((end - Date.now()) / 1000))
}

// Typing is being there: the server is told now and then, so that a long answer does not run out.
let typed = Date.now()
document.addEventListener('input', () => {
  if (dialog.open || Date.now() - typed < 60000) return
  typed = Date.now()
  stay()
})

if (WHOLE) setInterval(tick, 1000)
