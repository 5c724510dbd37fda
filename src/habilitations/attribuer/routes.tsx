import type { Acteur, Perimetre } from '#src/socle/acces/acteur.ts'
import { enTransaction } from '#src/socle/base/transaction.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import type { Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { ouJeSuis, structureDe } from '../perimetre.ts'
import { administrateur, administrationDe, estTerritoriale } from '../pouvoirs/administration.ts'
import { structuresAdministrees } from '../pouvoirs/structures-administrees.ts'
import { entitesAdministrees, territoiresDe } from '../pouvoirs/territoires.ts'
import type { MotifRefus } from '../refus.ts'
import { refuserDAgirSurSoi, repondre, repondreAuRefus } from '../repondre.tsx'
import { attribuerHabilitations } from './attribuer-habilitations.ts'
import { controlerAttribution } from './controler-attribution.ts'
import { montrerAttribution } from './formulaire-attribution.tsx'
import { lireAttribution, perimetreVoulu } from './lire-attribution.ts'
import { PageChoisirLieu } from './page-choisir-lieu.tsx'
import { PageVerifier } from './page-verifier.tsx'

export const routesAttribuer = [
  get(chemins.attribuer, administrateur, async r => {
    const comptes = r.requetes('compte').filter(estUuid)
    if (comptes.length === 0) return r.redirige(`${chemins.utilisateurs}?pour=attribuer`)
    const perimetre = perimetreVoulu(r.requete) ?? (r.requete('choisir') ? null : seulLieu(r.acteur))
    if (comptes.includes(r.acteur.compteId))
      return refuserDAgirSurSoi(r, 'attribuer', (perimetre && structureDe(perimetre)) ?? ouJeSuis(r.acteur))
    if (!perimetre) return choisirLieu(r, comptes)
    return montrerAttribution(r, { perimetre, comptes, saisie: { profils: r.requetes('profils') } })
  }),

  // Checks everything and writes nothing: the recap.
  post(`${chemins.attribuer}/verifier`, administrateur, async r => {
    const { saisie, perimetre } = await lireFormulaireBrut(r)
    if (!perimetre) return r.introuvable()
    const comptes = saisie.comptes ?? []
    if (saisie.retour) return montrerAttribution(r, { perimetre, comptes, saisie })
    const lu = lireAttribution(saisie, perimetre)
    if (!lu.ok) return montrerAttribution(r, { perimetre, comptes, saisie, erreurs: lu.erreurs })
    const controle = await enTransaction(r.services.base, tx => controlerAttribution(tx, r, lu.demande))
    if (!controle.ok)
      return repondreAuRefus(r, controle, { montrer: remontrer(r, perimetre, saisie), demande: '' })
    return r.page({
      titre: 'Vérifier avant d’attribuer',
      section: 'Administration',
      contenu: <PageVerifier controle={controle} demande={lu.demande} saisie={saisie} />,
    })
  }),

  post(chemins.attribuer, administrateur, async r => {
    const { saisie, perimetre } = await lireFormulaireBrut(r)
    if (!perimetre) return r.introuvable()
    const lu = lireAttribution(saisie, perimetre)
    if (!lu.ok)
      return montrerAttribution(r, { perimetre, comptes: saisie.comptes ?? [], saisie, erreurs: lu.erreurs })
    return repondre(r, {
      jeton: lu.jeton,
      montrer: remontrer(r, perimetre, saisie),
      demande: 'attribuer ces habilitations',
      agir: async tx => {
        const fait = await attribuerHabilitations(tx, r, lu.demande)
        if (!fait.ok) return fait
        const [premiere] = fait.personnes
        const aQui =
          fait.personnes.length === 1 && premiere
            ? nomComplet(premiere)
            : pluriel(fait.personnes.length, 'personne')
        const structureId = structureDe(perimetre)
        if (fait.propositionIds.length > 0)
          return {
            ok: true,
            vers: chemins.propositions,
            message: `${pluriel(fait.propositionIds.length, 'habilitation proposée', 'habilitations proposées')} pour ${aQui} : une autre personne doit approuver d’ici sept jours.`,
          }
        return {
          ok: true,
          vers: structureId ? `${chemins.liste}?structure=${structureId}` : chemins.liste,
          message: `${pluriel(fait.habilitationIds.length, 'habilitation attribuée', 'habilitations attribuées')} à ${aQui} : ${fait.lieu}.`,
        }
      },
    })
  }),
]

async function lireFormulaireBrut(r: Requete<Acteur>) {
  const saisie: Saisie = await r.champs()
  return { saisie, perimetre: perimetreVoulu(nom => saisie[nom]?.at(-1)) }
}

const remontrer =
  (r: Requete<Acteur>, perimetre: Perimetre, saisie: Saisie) =>
  (refus: Extract<MotifRefus, { genre: 'saisie' | 'dernier-referent' }>) =>
    montrerAttribution(r, {
      perimetre,
      comptes: saisie.comptes ?? [],
      saisie,
      erreurs: refus.genre === 'saisie' ? refus.erreurs : { formulaire: refus.message },
    })

/** The only place where somebody gives rights, when there is only one. */
function seulLieu(acteur: Acteur): Perimetre | null {
  const administration = administrationDe(acteur)
  const { entites, structures, unites } = administration
  if (estTerritoriale(administration) || entites.length > 0) return null
  const ids = [...new Set([...structures, ...unites.map(({ structureId }) => structureId)])]
  const [structureId] = ids
  return structureId && ids.length === 1 ? { genre: 'structure', structureId } : null
}

async function choisirLieu(r: Requete<Acteur>, comptes: readonly string[]): Promise<Response> {
  const { base } = r.services
  const texte = (r.requete('texte') ?? '').slice(0, 100)
  const administration = administrationDe(r.acteur)
  const [structures, entites, territoires] = await Promise.all([
    structuresAdministrees(base, r.acteur, { texte, limite: 30 }),
    entitesAdministrees(base, administration, { texte, limite: 30 }),
    territoiresDe(base, administration),
  ])
  return r.page({
    titre: 'Choisir où attribuer une habilitation',
    section: 'Administration',
    contenu: <PageChoisirLieu {...{ comptes, texte, structures, entites, territoires }} />,
  })
}
