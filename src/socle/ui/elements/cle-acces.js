// Passkeys: shows what only browsers that know them can do. With a gesture, asks the browser for a key (WebAuthn),
// puts its answer in the form, and sends the form. Bytes travel as base64url, converted here: the browser's own
// conversions are too young for hospital browsers, and some password managers break them.
const FRAICHEUR_MS = 4 * 60_000
const ECRITS = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']

const REFUS = {
  NotAllowedError: 'La demande a été annulée, ou le temps est écoulé. Vous pouvez recommencer.',
  InvalidStateError: 'Cet appareil a déjà une clé d’accès pour votre compte.',
  SecurityError: 'Les clés d’accès ne fonctionnent qu’à l’adresse habituelle du service.',
  NotSupportedError: 'Cet appareil ne sait pas créer de clé d’accès.',
  ConstraintError: 'Cet appareil ne vérifie pas qui l’utilise (code, empreinte ou visage).',
}
const REFUS_AUTRE = 'La clé d’accès n’a pas pu être lue. Vous pouvez recommencer.'

class CleAcces extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential) return
    for (const element of this.querySelectorAll('[data-avec-cle]')) element.hidden = false
    for (const element of this.querySelectorAll('[data-sans-cle]')) element.hidden = true
    if (!this.dataset.geste) return
    this.form = this.closest('form')
    this.form.addEventListener('submit', e => this.demander(e))
    if ('remplissage' in this.dataset) this.proposer()
  }

  disconnectedCallback() {
    this.enCours?.abort()
    clearTimeout(this.reprise)
  }

  async demander(e) {
    e.preventDefault()
    // not sent yet: it may be pressed again after a refusal
    e.stopPropagation()
    const bouton = e.submitter
    bouton?.setAttribute('aria-busy', 'true')
    this.direRefus('')
    try {
      await this.rafraichir()
      this.envoyer(await this.cle())
    } catch (erreur) {
      if (erreur.name !== 'AbortError') this.direRefus(REFUS[erreur.name] ?? REFUS_AUTRE)
    }
    bouton?.removeAttribute('aria-busy')
  }

  // The keys appear among what the browser proposes to fill the address with. The challenge lasts five minutes: it is
  // asked again with a new one for as long as the page stays open.
  async proposer() {
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return
    try {
      await this.rafraichir()
      this.reprise = setTimeout(() => this.proposer(), FRAICHEUR_MS)
      this.envoyer(await this.cle({ mediation: 'conditional' }))
    } catch {
      // Replaced by the button, or nothing chosen: the form is still there.
    }
  }

  // One question at a time: the one before is withdrawn.
  cle(choix = {}) {
    this.enCours?.abort()
    this.enCours = new AbortController()
    const { signal } = this.enCours
    const publicKey = lireOptions(JSON.parse(this.dataset.options))
    return this.dataset.geste === 'creer'
      ? navigator.credentials.create({ publicKey, signal })
      : navigator.credentials.get({ publicKey, signal, ...choix })
  }

  // A sign-in page may have been open since the morning: a new challenge is read in the page itself.
  async rafraichir() {
    this.lues ??= 0
    if (this.dataset.geste === 'creer' || performance.now() - this.lues < FRAICHEUR_MS) return
    const reponse = await fetch(location.href, { headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await reponse.text(), 'text/html')
    const ici = page.querySelector('cle-acces[data-geste=presenter]')
    if (ici) this.dataset.options = ici.dataset.options
    this.lues = performance.now()
  }

  envoyer(cle) {
    clearTimeout(this.reprise)
    this.form.elements.reponse.value = JSON.stringify(ecrireCle(cle))
    this.form.submit()
  }

  direRefus(texte) {
    this.querySelector('[data-message]').textContent = texte
    this.querySelector('[data-refus]').hidden = !texte
  }
}

const enOctets = texte => {
  const base64 = texte.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), c => c.charCodeAt(0))
}

const enTexte = octets =>
  btoa(String.fromCharCode(...new Uint8Array(octets)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

function lireOptions(options) {
  const cles = liste => liste?.map(cle => ({ ...cle, id: enOctets(cle.id) }))
  return {
    ...options,
    challenge: enOctets(options.challenge),
    ...(options.user && { user: { ...options.user, id: enOctets(options.user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: cles(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: cles(options.allowCredentials) }),
  }
}

function ecrireCle({ rawId, type, response }) {
  const ecrits = ECRITS.filter(nom => response[nom]).map(nom => [nom, enTexte(response[nom])])
  const transports = response.getTransports?.() ?? []
  const id = enTexte(rawId)
  return { id, rawId: id, type, response: { ...Object.fromEntries(ecrits), transports } }
}

customElements.define('cle-acces', CleAcces)
