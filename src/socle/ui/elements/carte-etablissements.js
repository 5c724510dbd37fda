// The map of a list of establishments, loaded when it is asked for. It repeats the list and adds nothing to it: whoever
// does without it loses nothing. Départements and points come from us; no tile, no font, nobody else is asked.
const CADRE_DE_LA_FRANCE = [
  [-5.3, 41.3],
  [9.7, 51.2],
]
const COULEURS = ['surface', 'creux', 'bord', 'encre', 'encre-douce', 'action', 'sur-action', 'safran']
const MOTS = {
  'Map.Title': 'Carte des établissements, qui répète la liste',
  'NavigationControl.ZoomIn': 'Agrandir',
  'NavigationControl.ZoomOut': 'Réduire',
  'AttributionControl.ToggleAttribution': 'Sources de la carte',
  'Popup.Close': 'Fermer',
  'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl et la molette pour agrandir',
  'CooperativeGesturesHandler.MacHelpText': '⌘ et la molette pour agrandir',
  'CooperativeGesturesHandler.MobileHelpText': 'Deux doigts pour déplacer la carte',
}
const POLICE = ['system-ui', 'sans-serif']

class CarteEtablissements extends HTMLElement {
  connectedCallback() {
    this.bouton = this.querySelector('button')
    this.bouton.addEventListener('click', () => this.basculer())
    this.hidden = false
  }

  async basculer() {
    const ouverte = this.bouton.getAttribute('aria-expanded') === 'true'
    this.bouton.setAttribute('aria-expanded', String(!ouverte))
    this.bouton.textContent = ouverte ? 'Afficher la carte' : 'Masquer la carte'
    if (this.cadre) this.cadre.hidden = ouverte
    else await this.ouvrir().catch(() => this.renoncer())
  }

  // An old device without WebGL, a network that broke: the list says everything anyway.
  renoncer() {
    this.cadre?.remove()
    this.replaceChildren(
      Object.assign(document.createElement('p'), {
        textContent: 'La carte ne peut pas s’afficher ici. Tous les établissements sont dans la liste.',
      }),
    )
  }

  async ouvrir() {
    const { fichiers, points } = this.dataset
    this.cadre = Object.assign(document.createElement('div'), { className: 'carte-cadre' })
    this.append(this.cadre)
    const feuille = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      href: `${fichiers}/maplibre-gl.css`,
    })
    document.head.append(feuille)
    const [maplibre, fond, resultats] = await Promise.all([
      import(`${fichiers}/maplibre-gl.mjs`),
      fetch(`${fichiers}/departements.topojson`).then(r => r.json()),
      fetch(points).then(r => r.json()),
      new Promise(suite => feuille.addEventListener('load', suite, { once: true })),
    ])
    maplibre.setWorkerUrl(`${fichiers}/maplibre-gl-worker.mjs`)
    this.maplibre = maplibre
    this.dessiner(fond, resultats)
  }

  dessiner(fond, { points, communes }) {
    const etablissements = points.map(([x, y, finess, nom, type]) => point(x, y, { finess, nom, type }))
    this.carte = new this.maplibre.Map({
      container: this.cadre,
      style: {
        version: 8,
        sources: {
          fond: { type: 'geojson', data: enContours(fond), attribution: 'Contours : Natural Earth' },
          communes: {
            type: 'geojson',
            data: collection(communes.map(([x, y, nom]) => point(x, y, { nom }))),
          },
          etablissements: {
            type: 'geojson',
            data: collection(etablissements),
            cluster: true,
            clusterRadius: 44,
            clusterMaxZoom: 13,
          },
        },
        layers: couches(this.couleurs()),
      },
      bounds: etendue(points) ?? CADRE_DE_LA_FRANCE,
      fitBoundsOptions: { padding: 40, maxZoom: 12 },
      maxZoom: 15,
      dragRotate: false,
      pitchWithRotate: false,
      cooperativeGestures: true,
      attributionControl: { compact: false },
      locale: MOTS,
    })
    // told to whoever waits for it: a picture, a test
    this.carte.once('idle', () => this.setAttribute('dessinee', ''))
    this.carte.touchZoomRotate.disableRotation()
    this.carte.addControl(new this.maplibre.NavigationControl({ showCompass: false }))
    this.carte.on('click', 'groupes', e => this.agrandir(e.features[0]))
    this.carte.on('click', 'points', e => this.nommer(e.features[0]))
    for (const couche of ['groupes', 'points']) {
      this.carte.on('mouseenter', couche, () => this.curseur('pointer'))
      this.carte.on('mouseleave', couche, () => this.curseur(''))
    }
    this.suivreLaListe()
    this.suivreLeTheme()
  }

  curseur(forme) {
    this.carte.getCanvas().style.cursor = forme
  }

  async agrandir(groupe) {
    const zoom = await this.carte
      .getSource('etablissements')
      .getClusterExpansionZoom(groupe.properties.cluster_id)
    this.carte.easeTo({ center: groupe.geometry.coordinates, zoom })
  }

  // Built node by node: a name comes from elsewhere, and is never read as HTML.
  nommer({ geometry, properties: { finess, nom } }) {
    const lien = Object.assign(document.createElement('a'), { href: `/annuaire/${finess}`, textContent: nom })
    this.bulle?.remove()
    this.bulle = new this.maplibre.Popup({ maxWidth: '16rem' })
      .setLngLat(geometry.coordinates)
      .setDOMContent(lien)
      .addTo(this.carte)
    this.montrer(finess)
    document.getElementById(`e-${finess}`)?.scrollIntoView({ block: 'nearest' })
  }

  montrer(finess) {
    document.querySelector('.etablissement-montre')?.classList.remove('etablissement-montre')
    document.getElementById(`e-${finess}`)?.classList.add('etablissement-montre')
    this.carte.setFilter('montre', ['==', ['get', 'finess'], finess])
  }

  suivreLaListe() {
    for (const ligne of document.querySelectorAll('[data-finess]'))
      for (const geste of ['mouseenter', 'focusin'])
        ligne.addEventListener(geste, () => this.montrer(ligne.dataset.finess))
  }

  suivreLeTheme() {
    const repeindre = () => {
      for (const { id, paint = {} } of couches(this.couleurs()))
        for (const [trait, valeur] of Object.entries(paint)) this.carte.setPaintProperty(id, trait, valeur)
    }
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repeindre)
    new MutationObserver(repeindre).observe(document.documentElement, { attributeFilter: ['data-theme'] })
  }

  // The sheet decides the colours, in its own way: they are asked to a node that wears each.
  couleurs() {
    const temoin = this.appendChild(document.createElement('span'))
    const lire = nom => {
      temoin.style.color = `var(--${nom})`
      return getComputedStyle(temoin).color
    }
    const lues = Object.fromEntries(COULEURS.map(nom => [nom, lire(nom)]))
    temoin.remove()
    return lues
  }
}

const couches = c => [
  { id: 'mer', type: 'background', paint: { 'background-color': c.creux } },
  { id: 'terre', type: 'fill', source: 'fond', paint: { 'fill-color': c.surface } },
  { id: 'limites', type: 'line', source: 'fond', paint: { 'line-color': c.bord, 'line-width': 0.7 } },
  {
    id: 'communes',
    type: 'symbol',
    source: 'communes',
    layout: { 'text-field': ['get', 'nom'], 'text-font': POLICE, 'text-size': 12, 'text-offset': [0, 1.1] },
    paint: { 'text-color': c['encre-douce'], 'text-halo-color': c.surface, 'text-halo-width': 1.2 },
  },
  {
    id: 'points',
    type: 'circle',
    source: 'etablissements',
    filter: ['!', ['has', 'point_count']],
    paint: {
      'circle-color': c.action,
      'circle-radius': 7,
      'circle-stroke-width': 2,
      'circle-stroke-color': c.surface,
    },
  },
  {
    id: 'groupes',
    type: 'circle',
    source: 'etablissements',
    filter: ['has', 'point_count'],
    paint: {
      'circle-color': c.action,
      'circle-radius': ['step', ['get', 'point_count'], 14, 20, 18, 100, 23],
      'circle-stroke-width': 2,
      'circle-stroke-color': c.surface,
    },
  },
  {
    id: 'comptes',
    type: 'symbol',
    source: 'etablissements',
    filter: ['has', 'point_count'],
    layout: {
      'text-field': ['get', 'point_count_abbreviated'],
      'text-font': POLICE,
      'text-size': 13,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': c['sur-action'] },
  },
  {
    id: 'montre',
    type: 'circle',
    source: 'etablissements',
    filter: ['==', ['get', 'finess'], ''],
    paint: {
      'circle-color': c.safran,
      'circle-radius': 10,
      'circle-stroke-width': 3,
      'circle-stroke-color': c.encre,
    },
  },
]

const collection = features => ({ type: 'FeatureCollection', features })
const point = (x, y, properties) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [x, y] },
})

// Shared borders are written once, as steps on a grid (the arcs of TopoJSON); a negative number is an arc read backwards.
function enContours({ echelle, origine, arcs, contours }) {
  const lignes = arcs.map(pas => {
    let [x, y] = [0, 0]
    return pas.map(([dx, dy]) => {
      x += dx
      y += dy
      return [x * echelle[0] + origine[0], y * echelle[1] + origine[1]]
    })
  })
  const anneau = rangs =>
    rangs.flatMap((rang, i) => {
      const ligne = rang < 0 ? lignes[~rang].toReversed() : lignes[rang]
      return i === 0 ? ligne : ligne.slice(1)
    })
  return collection(
    Object.entries(contours).map(([code, polygones]) => ({
      type: 'Feature',
      properties: { code },
      geometry: { type: 'MultiPolygon', coordinates: polygones.map(anneaux => anneaux.map(anneau)) },
    })),
  )
}

function etendue(points) {
  if (points.length === 0) return null
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const marge = 0.02
  return [
    [Math.min(...xs) - marge, Math.min(...ys) - marge],
    [Math.max(...xs) + marge, Math.max(...ys) + marge],
  ]
}

customElements.define('carte-etablissements', CarteEtablissements)
