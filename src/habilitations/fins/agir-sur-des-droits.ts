import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { type Erreurs, lireFormulaire } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { chemins } from '../pages/mots.ts'
import type { Refus } from '../refus.ts'
import { repondre } from '../repondre.tsx'
import type { Vue } from './charger.ts'
import { schemaRenouveler } from './lire-fins.ts'

/** A form that ticks rights and does one thing to them, then leads to the list of their structure. */
export async function agirSurDesDroits(
  r: Requete<Acteur>,
  f: {
    /** The form again. */
    montrer: (ids: readonly string[], erreurs: Erreurs) => Promise<Response>
    demande: string
    agir: (
      tx: Ecriture,
      vues: readonly Vue[],
    ) => Promise<{ ok: true; droits: readonly Habilitation[] } | Refus>
    /** What is said once done. */
    fait: (nombre: number) => string
  },
): Promise<Response> {
  const lu = await lireFormulaire(r, schemaRenouveler)
  const ids = (lu.saisie.h ?? []).map(brute => brute.slice(0, 36))
  if (!lu.ok) return f.montrer(ids, lu.erreurs)
  return repondre(r, {
    jeton: lu.valeurs.jeton,
    demande: f.demande,
    montrer: refus =>
      f.montrer(ids, refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message }),
    agir: async tx => {
      const fait = await f.agir(tx, lu.valeurs.h)
      if (!fait.ok) return fait
      const [structureId] = fait.droits.flatMap(h => h.structureId ?? [])
      return {
        ok: true,
        vers: structureId ? `${chemins.liste}?structure=${structureId}` : chemins.liste,
        message: f.fait(fait.droits.length),
      }
    },
  })
}
