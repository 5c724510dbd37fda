import { compacter } from '#src/socle/identifiants/luhn.ts'
import { type LigneLue, simplifier } from '../fichier/colonnes.ts'
import type { ChampDuPersonnel } from './colonnes.ts'

/** Somebody who holds rights in the structure. */
export type Titulaire = {
  compteId: string
  nom: string
  prenom: string
  courriel: string
  rpps: string | null
  /** Labels of what they hold here. */
  droits: readonly string[]
}

export type Comparaison = {
  presents: number
  /** Hold rights, are not in the list. */
  partis: Titulaire[]
  /** Somebody of that name is in the list, perhaps not them. */
  homonymes: { titulaire: Titulaire; lignes: number[] }[]
  /** In the list, hold nothing here. */
  inconnus: LigneLue<ChampDuPersonnel>[]
}

type Ligne = LigneLue<ChampDuPersonnel>

/**
 * The staff list beside the rights of the structure. An address or an RPPS settles it. A name alone does when it is borne by as
 * many people on both sides and nothing contradicts it; else it is for a person to decide.
 */
export function comparer(lignes: readonly Ligne[], titulaires: readonly Titulaire[]): Comparaison {
  const courriels = new Set(lignes.map(({ champs }) => champs.courriel.toLowerCase()).filter(Boolean))
  const rpps = new Set(lignes.map(({ champs }) => compacter(champs.rpps)).filter(Boolean))
  const surs = titulaires.filter(t => courriels.has(t.courriel.toLowerCase()) || (t.rpps && rpps.has(t.rpps)))
  const reconnus = new Set(surs.flatMap(t => [t.courriel.toLowerCase(), t.rpps ?? '']).filter(Boolean))
  const restants = titulaires.filter(t => !surs.includes(t))
  const lignesRestantes = lignes.filter(
    ({ champs }) => !reconnus.has(champs.courriel.toLowerCase()) && !reconnus.has(compacter(champs.rpps)),
  )
  const lignesParNom = Map.groupBy(lignesRestantes, ({ champs }) => cleDesNoms(champs))
  const titulairesParNom = Map.groupBy(restants, cleDesNoms)

  const resultat: Comparaison = { presents: surs.length, partis: [], homonymes: [], inconnus: [] }
  for (const [cle, memes] of titulairesParNom) {
    const siennes = lignesParNom.get(cle) ?? []
    if (siennes.length === 0) resultat.partis.push(...memes)
    else if (siennes.length === memes.length && siennes.every(sansIdentifiant))
      resultat.presents += memes.length
    else {
      const numeros = siennes.map(({ numero }) => numero)
      resultat.homonymes.push(...memes.map(titulaire => ({ titulaire, lignes: numeros })))
    }
  }
  resultat.inconnus = lignesRestantes.filter(({ champs }) => !titulairesParNom.has(cleDesNoms(champs)))
  return resultat
}

/** The same whichever name comes first, whatever the accents. */
function cleDesNoms({ nom, prenom }: { nom: string; prenom: string }): string {
  return [simplifier(nom), simplifier(prenom)].sort().join('|')
}

/** Neither address nor RPPS: nothing says that it is somebody else. */
const sansIdentifiant = ({ champs }: Ligne) => champs.courriel === '' && champs.rpps === ''
