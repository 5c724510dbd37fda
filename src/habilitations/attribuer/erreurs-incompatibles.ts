import type { Perimetre } from '#src/socle/acces/acteur.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { aTenir, type TenuPar } from '../incompatibles/lire-tenus.ts'
import { conflits, type Incompatibilite } from '../incompatibles/regle.ts'
import type { Personne } from '../lectures/personnes.ts'
import type { Situation } from '../pouvoirs/niveaux.ts'
import type { Profil } from '../regles/profils.ts'

/** What each person already holds, or would receive by this same act, that excludes what is to be given. Pure. */
export function erreursIncompatibles(
  personnes: readonly Personne[],
  profils: readonly Profil[],
  { perimetre, ...duree }: { perimetre: Perimetre; debut: Jour; fin: Jour },
  lieu: Situation,
  {
    table,
    tenusPar,
  }: { table: readonly Incompatibilite[]; tenusPar: (compteId: string) => readonly TenuPar[] },
): string[] {
  const voulus = profils.map(({ code }) => aTenir(code, perimetre, lieu, duree))
  const libelles = new Map(profils.map(({ code, libelle }) => [code, libelle]))
  const nommer = (code: string) => `« ${libelles.get(code) ?? code} »`
  const entreEux = conflits(voulus, voulus, table)
    .filter(({ voulu, tenu }) => voulu.profil < tenu.profil)
    .map(
      ({ voulu, tenu, raison }) =>
        `${nommer(voulu.profil)} et ${nommer(tenu.profil)} ne se donnent pas à une même personne. ${raison}`,
    )
  const dejaTenus = personnes.flatMap(({ id, prenom, nom }) =>
    conflits(voulus, tenusPar(id), table).map(
      ({ voulu, tenu, raison }) =>
        `${prenom} ${nom} tient « ${tenu.libelle} », incompatible avec ${nommer(voulu.profil)}. ${raison}`,
    ),
  )
  return [...entreEux, ...dejaTenus]
}
