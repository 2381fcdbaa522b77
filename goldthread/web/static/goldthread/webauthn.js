// Passkeys: turns a form with data-passkey into a talk with the browser's own passkey window.
//   data-passkey="create"  make one    (data-options: what the server asks for)
//   data-passkey="get"     prove one   (data-options: what the server asks for)
//   data-passkey="login"   sign in with one; the server is asked first, at the form's address

const BINARY = { challenge: true, id: true }

function bytes (text) {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, letter => letter.charCodeAt(0))
}

function text (buffer) {
  if (!buffer) return null
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

// The server writes bytes as base64url; the browser wants them as bytes.
function opened (value, name) {
  if (Array.isArray(value)) return value.map(item => opened(item, ''))
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === 'rp' ? item : opened(item, key)]))
  }
  return BINARY[name] && typeof value === 'string' ? bytes(value) : value
}

function closed (credential) {
  const given = credential.response
  const response = { clientDataJSON: text(given.clientDataJSON) }
  if (given.attestationObject) {
    response.attestationObject = text(given.attestationObject)
    response.transports = given.getTransports ? given.getTransports() : []
  } else {
    response.authenticatorData = text(given.authenticatorData)
    response.signature = text(given.signature)
    response.userHandle = text(given.userHandle)
  }
  return {
    type: credential.type,
    id: credential.id,
    rawId: text(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment,
    response,
    clientExtensionResults: credential.getClientExtensionResults()
  }
}

async function asked (form) {
  if (form.dataset.passkey !== 'login') return JSON.parse(form.dataset.options)
  const answer = await fetch(form.action, { headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' } })
  if (!answer.ok) throw new Error('The server did not answer.')
  return (await answer.json()).request_options
}

async function talk (form) {
  const options = opened(await asked(form), '').publicKey
  if (form.dataset.passkey === 'create') {
    const alone = form.elements.passwordless && form.elements.passwordless.checked
    options.authenticatorSelection = {
      ...options.authenticatorSelection,
      residentKey: alone ? 'required' : 'discouraged',
      requireResidentKey: Boolean(alone),
      ...(alone ? { userVerification: 'required' } : {})
    }
    return navigator.credentials.create({ publicKey: options })
  }
  return navigator.credentials.get({ publicKey: options })
}

const WORDS = {
  NotAllowedError: 'No passkey was used: the window was closed or took too long. Try again, or choose another way.',
  InvalidStateError: 'This device already holds a passkey for your account.',
  SecurityError: 'Passkeys do not work at this address. Tell your administrator.'
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  const section = form.closest('[data-passkey-only]')
  if (section) section.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const problem = form.querySelector('[role=alert]')
    problem.hidden = true
    try {
      form.elements.credential.value = JSON.stringify(closed(await talk(form)))
      form.submit()
    } catch (error) {
      problem.textContent = WORDS[error.name] || 'The passkey could not be used. Nothing has changed. Try again, or choose another way.'
      problem.hidden = false
    }
  })
}
