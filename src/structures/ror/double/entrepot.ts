import type { Horloge } from '#src/socle/temps/horloge.ts'
import type { Journee } from './dossier.ts'
import { dater, majDe, type Ressource } from './ressources.ts'

/** What the source holds on its present day. */
export type Entrepot = {
  jour: () => number
  /** Moves to that day: the deltas up to it are applied, and what a complete day lacks is gone. */
  allerAuJour: (jour: number) => void
  maintenant: Horloge
  lire: (type: string, id: string) => Ressource | undefined
  toutes: (type: string) => Ressource[]
  /** A correction made at the source: dated by its clock, kept whatever the day. */
  deposer: (ressource: Ressource) => Ressource
  retirer: (type: string, id: string) => void
}

type Contenu = Map<string, Map<string, Ressource>>

const unJour = 86_400_000

export function creerEntrepot(journees: readonly Journee[], horloge: Horloge): Entrepot {
  const retouches: ((contenu: Contenu) => void)[] = []
  const premier = journees[0]?.jour ?? 0
  const etat = { jour: premier, contenu: contenuAu(journees, premier) }

  function retoucher(retouche: (contenu: Contenu) => void) {
    retouches.push(retouche)
    retouche(etat.contenu)
  }
  const maintenant = () => horlogeAu(journees, etat.jour) ?? horloge()

  return {
    jour: () => etat.jour,
    allerAuJour: jour => {
      etat.jour = jour
      etat.contenu = contenuAu(journees, jour)
      for (const retouche of retouches) retouche(etat.contenu)
    },
    maintenant,
    lire: (type, id) => etat.contenu.get(type)?.get(id),
    toutes: type => [...(etat.contenu.get(type)?.values() ?? [])],
    deposer: ressource => {
      const datee = dater(ressource, maintenant())
      retoucher(contenu => poser(contenu, datee))
      return datee
    },
    retirer: (type, id) => retoucher(contenu => contenu.get(type)?.delete(id)),
  }
}

function contenuAu(journees: readonly Journee[], jour: number): Contenu {
  return journees
    .filter(journee => journee.jour <= jour)
    .reduce<Contenu>((contenu, { complete, ressources, survivantes }) => {
      const suivant: Contenu = complete ? new Map() : contenu
      // the same resource comes in several slices or pages: the newest is the one
      for (const ressource of [...survivantes, ...ressources]) {
        const connue = suivant.get(ressource.resourceType)?.get(ressource.id)
        if (!connue || majDe(connue) <= majDe(ressource)) poser(suivant, ressource)
      }
      return suivant
    }, new Map())
}

function poser(contenu: Contenu, ressource: Ressource): void {
  const duType = contenu.get(ressource.resourceType) ?? new Map<string, Ressource>()
  duType.set(ressource.id, ressource)
  contenu.set(ressource.resourceType, duType)
}

/** The last day that told its clock, and the days since. */
function horlogeAu(journees: readonly Journee[], jour: number): Date | undefined {
  const dite = journees.findLast(journee => journee.jour <= jour && journee.instant)
  return dite?.instant && new Date(dite.instant.getTime() + (jour - dite.jour) * unJour)
}
