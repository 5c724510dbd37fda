import { z } from 'zod'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import { jourDe, schemaJour } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { lireFormulaire, schemaJeton, uneSeuleFois } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post, type Route } from '#src/socle/web/route.ts'
import { entier } from '#src/socle/web/schemas.ts'
import { estUuid } from '#src/structures/requetes.ts'
import { cheminDemande, cheminDemandes } from '../chemins.ts'
import type { RefusDemande } from '../contexte.ts'
import { compterListe, lireListe, listes } from '../demandes-a-traiter.ts'
import { schemaMot } from '../motif.ts'
import { repondre } from '../repondre.tsx'
import { accepterDemande } from './accepter-demande.ts'
import type { Vue } from './charger.ts'
import { montrerDemande } from './montrer-demande.tsx'
import { PageListes } from './page-listes.tsx'
import { prendreDemande, rendreDemande } from './prendre-demande.ts'
import { refuserDemande } from './refuser-demande.ts'
import { transmettreDemande } from './transmettre-demande.ts'

const parPage = 25
const commun = {
  jeton: schemaJeton,
  version: z.coerce.number('Rechargez la page et recommencez.').int().positive(),
}

/** One act on one request: its form, the use case, and what is said once done. */
function acte<S extends z.ZodRawShape>(
  nom: string,
  champs: S,
  agir: (
    tx: Ecriture,
    r: Requete<Acteur>,
    vue: Vue,
    valeurs: z.infer<z.ZodObject<S>>,
  ) => Promise<{ ok: true; message?: string } | RefusDemande>,
  fait: { message: string; vers?: string },
): Route {
  return post(`${cheminDemandes}/:demandeId/${nom}`, administrateur, async r => {
    const demandeId = r.parametre('demandeId')
    const lu = await lireFormulaire(r, z.object({ ...commun, ...champs }))
    if (!lu.ok) return montrerDemande(r, lu)
    if (!estUuid(demandeId)) return r.introuvable()
    const { jeton, version } = lu.valeurs as { jeton: string; version: number }
    return repondre(r, {
      reponse: await uneSeuleFois<RefusDemande>(r, jeton, async tx => {
        const reponse = await agir(tx, r, { demandeId, version }, lu.valeurs as z.infer<z.ZodObject<S>>)
        return reponse.ok
          ? {
              ok: true,
              vers: fait.vers ?? cheminDemande(demandeId),
              message: reponse.message ?? fait.message,
            }
          : reponse
      }),
      montrer: erreurs => montrerDemande(r, { erreurs, saisie: lu.saisie }),
      retour: cheminDemande(demandeId),
    })
  })
}

export const routesTraiter = [
  get(cheminDemandes, administrateur, async r => {
    const { base } = r.services
    const liste = listes.find(nom => nom === r.requete('liste')) ?? 'a-traiter'
    const page = entier(r.requete('page'), 10_000) ?? 1
    const [demandes, total, aTraiter, miennes] = await Promise.all([
      lireListe(base, r.acteur, { liste, page, parPage }),
      compterListe(base, r.acteur, liste),
      compterListe(base, r.acteur, 'a-traiter'),
      compterListe(base, r.acteur, 'miennes'),
    ])
    return r.page({
      titre: 'Demandes',
      section: 'Administration',
      contenu: (
        <PageListes
          liste={liste}
          comptes={{ 'a-traiter': aTraiter, miennes }}
          demandes={demandes}
          page={page}
          pages={Math.max(1, Math.ceil(total / parPage))}
          aujourdhui={jourDe(r.maintenant)}
        />
      ),
    })
  }),

  get(`${cheminDemandes}/:demandeId`, administrateur, r => montrerDemande(r)),

  acte('prendre', {}, (tx, r, vue) => prendreDemande(tx, r, vue), {
    message: 'Vous vous occupez de cette demande.',
  }),
  acte('rendre', {}, (tx, r, vue) => rendreDemande(tx, r, vue), { message: 'La demande est rendue à tous.' }),

  acte(
    'accepter',
    {
      profils: z.array(z.string().max(60)),
      unite: z.string(),
      debut: schemaJour,
      fin: schemaJour,
      message: schemaMot,
    },
    async (tx, r, vue, { profils, unite, debut, fin, message }) => {
      const uniteId = estUuid(unite) ? unite : null
      const faite = await accepterDemande(tx, r, {
        ...vue,
        accord: { profils, uniteId, debut, fin, reponse: message },
      })
      return faite.ok && faite.proposees > 0
        ? {
            ok: true,
            message: `La demande est acceptée. ${pluriel(faite.proposees, 'habilitation est proposée', 'habilitations sont proposées')} : une autre personne doit approuver d’ici sept jours.`,
          }
        : faite
    },
    { message: 'La demande est acceptée.', vers: cheminDemandes },
  ),

  acte(
    'refuser',
    { reponse: schemaMot },
    (tx, r, vue, { reponse }) => refuserDemande(tx, r, { ...vue, reponse }),
    { message: 'La demande est refusée, la personne est prévenue.', vers: cheminDemandes },
  ),

  acte(
    'transmettre',
    { mot: schemaMot },
    (tx, r, vue, { mot }) => transmettreDemande(tx, r, { ...vue, mot }),
    {
      message: 'La demande est transmise à l’équipe du territoire.',
      vers: cheminDemandes,
    },
  ),
]
