// Says at once that a file is too large, rather than after minutes of sending. The server refuses it too, script or not.
class FichierMesure extends HTMLElement {
  connectedCallback() {
    const champ = this.querySelector('input')
    const max = Number(this.dataset.max)
    const mot = document.createElement('p')
    mot.className = 'champ-suite'
    mot.setAttribute('role', 'status')
    champ.after(mot)
    const megas = octets => Math.ceil(octets / 1048576).toLocaleString('fr-FR')
    const tropGros = () => champ.files[0]?.size > max
    champ.addEventListener('change', () => {
      mot.textContent = tropGros()
        ? `Ce fichier pèse ${megas(champ.files[0].size)}\u00a0Mo\u00a0: ${megas(max)}\u00a0Mo au plus. Gardez seulement les colonnes utiles, ou découpez-le.`
        : ''
    })
    champ.form.addEventListener(
      'submit',
      e => {
        if (!tropGros()) return
        e.preventDefault()
        e.stopPropagation()
        champ.focus()
      },
      { capture: true },
    )
  }
}

customElements.define('fichier-mesure', FichierMesure)
