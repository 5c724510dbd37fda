import { describe, expect, it } from 'vitest'
import { idChamp } from './champ.tsx'
import { ChampDate, ChampListe, ChampTexte, ChampZone } from './champs.tsx'
import { ChampCase, ChampCases } from './champs-choix.tsx'
import { ResumeErreurs } from './formulaire.tsx'

const HOSTILE = '"><script>alert(1)</script>'

describe('a field', () => {
  it('ties label, help and error to its input', () => {
    const html = String(<ChampTexte nom="rpps" libelle="RPPS" aide="11 chiffres." erreur="Clé fausse." />)
    expect(html).toContain('for="champ-rpps"')
    expect(html).toContain('id="champ-rpps"')
    expect(html).toContain('aria-describedby="champ-rpps-erreur champ-rpps-aide"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('id="champ-rpps-aide"')
    expect(html).toContain('id="champ-rpps-erreur"')
  })

  it('says nothing of errors when there is none', () => {
    const html = String(<ChampTexte nom="nom" libelle="Nom" erreur={undefined} />)
    expect(html).not.toMatch(/aria-invalid|aria-describedby|champ-erreur/)
  })

  it('says what is optional', () => {
    expect(String(<ChampDate nom="fin" libelle="Fin" facultatif />)).toContain('(facultatif)')
  })

  it('keeps what was typed, escaped', () => {
    const rendus = [
      <ChampTexte nom="n" libelle={HOSTILE} valeur={HOSTILE} aide={HOSTILE} erreur={HOSTILE} />,
      <ChampZone nom="n" libelle="N" valeur={`</textarea>${HOSTILE}`} />,
      <ChampListe nom="n" libelle="N" vide={HOSTILE} options={[{ valeur: HOSTILE, libelle: HOSTILE }]} />,
      <ChampCase nom="n" libelle={HOSTILE} />,
    ]
    for (const rendu of rendus) expect(String(rendu)).not.toContain('<script>')
  })

  it('makes an id that a link can reach, whatever the name', () => {
    expect(idChamp('droits[0].fin')).toBe('champ-droits-0-fin')
  })
})

describe('a group of boxes', () => {
  const html = String(
    <ChampCases
      nom="profils"
      libelle="Profils"
      erreur="Choisissez."
      valeurs={['b']}
      options={[
        { valeur: 'a', libelle: 'A', description: 'Fait ceci.' },
        { valeur: 'b', libelle: 'B' },
      ]}
    />,
  )

  it('is a fieldset whose description holds the error', () => {
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="champ-profils-erreur"/)
  })

  it('gives the field’s own id to the first box, for the error summary', () => {
    expect(html).toContain('id="champ-profils" name="profils" value="a"')
    expect(html).toContain('id="champ-profils-2" name="profils" value="b" checked=""')
    expect(html).toContain('aria-describedby="champ-profils-description"')
  })
})

describe('the error summary', () => {
  it('counts, announces, and leads to each field', () => {
    const html = String(
      <ResumeErreurs erreurs={{ nom: 'Saisissez un nom.', fin: 'Trop loin.', rpps: undefined }} />,
    )
    expect(html).toContain('role="alert" tabindex="-1"')
    expect(html).toContain('2\u00a0points à corriger')
    expect(html).toContain('<a href="#champ-nom">Saisissez un nom.</a>')
    expect(html).not.toContain('#champ-rpps')
  })

  it('does not link what concerns the whole form', () => {
    const html = String(<ResumeErreurs erreurs={{ formulaire: 'Quelqu’un a modifié ce droit.' }} />)
    expect(html).toContain('1\u00a0point à corriger<')
    expect(html).not.toContain('<a ')
  })

  it('is absent when all is well', () => {
    expect(String(<ResumeErreurs erreurs={{}} />)).not.toContain('alert')
  })
})
