import { describe, expect, it } from 'vitest'
import { Coquille, CoquillePublique } from './coquille.tsx'
import { initiales } from './personne.tsx'

const HOSTILE = '</title><script>alert(1)</script>'

const page = String(
  <Coquille
    titre={HOSTILE}
    section="Administration"
    feuille="/static/style-1.css"
    scripts={['/static/a.js']}
    menu={[
      { titre: 'Administration', entrees: [{ cle: 'utilisateurs', libelle: 'Utilisateurs', href: '/u' }] },
    ]}
    navigationActive="utilisateurs"
    utilisateur={{ nom: HOSTILE }}
    recherche={{ action: '/recherche', valeur: HOSTILE }}
    structures={{
      action: '/structure',
      courante: 'b',
      structures: [
        { id: 'a', nom: 'CH' },
        { id: 'b', nom: HOSTILE },
      ],
    }}
    messageFlash={{ ton: 'succes', texte: HOSTILE }}
    contenu={<h1>Utilisateurs</h1>}
    theme="sombre"
  />,
)

describe('the shell', () => {
  it('is a whole document that says where one is', () => {
    expect(page).toMatch(/^<!doctype html><html lang="fr" data-theme="sombre">/)
    expect(page).toMatch(/ – Administration – ViaTrajectoire<\/title>/)
    expect(page).toContain('<main id="contenu"')
    expect(page).toContain('href="#contenu"')
  })

  it('escapes hostile names everywhere', () => {
    expect(page).not.toContain('<script>')
  })

  it('marks the current entry in both copies of the menu', () => {
    expect(page.match(/href="\/u" aria-current="page"/g)).toHaveLength(2)
  })

  it('signs out by a POST', () => {
    expect(page).toMatch(/<form method="post" action="\/deconnexion">/)
  })

  it('announces the message of the last action', () => {
    expect(page).toContain('role="status"')
  })

  it('enlarges the type for families, and lets only public pages be indexed', () => {
    const publique = String(
      <CoquillePublique
        titre="Annuaire"
        feuille="/s.css"
        scripts={[]}
        contenu=""
        familles
        publication={{ description: 'Trouver un établissement', adresse: 'https://vt.example/annuaire' }}
      />,
    )
    expect(publique).toContain('<html lang="fr" class="grand">')
    expect(publique).not.toContain('noindex')
    expect(page).toContain('noindex')
  })
})

describe('initials', () => {
  it.each([
    ['Marie-Ève Le Goff', 'MG'],
    ['Jean-Baptiste de La Tour', 'JT'],
    ['Pierre d’Ornano', 'PO'],
    ['Élodie', 'É'],
    ['', ''],
    ['👩‍⚕️ Ana', 'A'],
  ])('of %s are %s', (nom, attendu) => {
    expect(initiales(nom)).toBe(attendu)
  })
})
