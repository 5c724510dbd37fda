import { randomUUID } from 'node:crypto'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { schemaJour } from '#src/socle/temps/jours.ts'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { type Erreurs, lireFormulaire, type Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { get, post } from '#src/socle/web/route.ts'
import type { Habilitation } from '../lectures/lire-habilitations.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { administrateur } from '../pouvoirs/administration.ts'
import type { MotifRefus } from '../refus.ts'
import { refuserDAgirSurSoi, repondre } from '../repondre.tsx'
import { instantDeFin } from './dernier-referent.ts'
import { DroitsConcernes, Exceptions } from './droits-concernes.tsx'
import { PageFormulaireFin } from './formulaire-fin.tsx'
import { habilitationsDemandees, schemaRaccourcir, schemaTerminer } from './lire-fins.ts'
import { PageRaccourcir } from './page-raccourcir.tsx'
import { raccourcirHabilitation } from './raccourcir-habilitation.ts'
import { PageRienAFaire } from './rien-a-faire.tsx'
import { successeursPossibles } from './successeurs.ts'
import { terminerHabilitations } from './terminer-habilitations.ts'

type AMontrer = Extract<MotifRefus, { genre: 'saisie' | 'dernier-referent' }>

/** What to mend: the successor has a field of its own. */
const erreursDe = (refus: AMontrer): Erreurs =>
  refus.genre === 'saisie' ? refus.erreurs : { successeur: refus.message }

export const routesTerminer = [
  get(chemins.terminer, administrateur, r => montrerTerminer(r, r.requetes('h'), {})),

  post(chemins.terminer, administrateur, async r => {
    const lu = await lireFormulaire(r, schemaTerminer)
    const ids = (lu.saisie.h ?? []).map(brute => brute.slice(0, 36))
    const remontrer = (erreurs: Erreurs) => montrerTerminer(r, ids, lu.saisie, erreurs)
    if (!lu.ok) return remontrer(lu.erreurs)
    const { h, motif, successeur, jeton } = lu.valeurs
    return repondre(r, {
      jeton,
      demande: 'terminer tout de suite',
      montrer: refus => remontrer(erreursDe(refus)),
      agir: async tx => {
        const fait = await terminerHabilitations(tx, r, { habilitations: h, motif, successeurId: successeur })
        return fait.ok ? { ok: true, ...apres(fait.terminees, 'terminée') } : fait
      },
    })
  }),

  get(chemins.raccourcir(':habilitationId'), administrateur, async r => {
    const [h] = await habilitationsDemandees(r, [r.parametre('habilitationId')])
    return h ? montrerRaccourcir(r, h, {}) : r.introuvable()
  }),

  post(chemins.raccourcir(':habilitationId'), administrateur, async r => {
    const [h] = await habilitationsDemandees(r, [r.parametre('habilitationId')])
    if (!h) return r.introuvable()
    const lu = await lireFormulaire(r, schemaRaccourcir)
    if (!lu.ok) return montrerRaccourcir(r, h, lu.saisie, lu.erreurs)
    const { fin, motif, successeur, jeton } = lu.valeurs
    const vue = lu.valeurs.h.find(({ id }) => id === h.id) ?? { id: h.id, version: -1 }
    return repondre(r, {
      jeton,
      demande: `dernier jour le ${enToutesLettres(fin)}`,
      montrer: refus => montrerRaccourcir(r, h, lu.saisie, erreursDe(refus)),
      agir: async tx => {
        const fait = await raccourcirHabilitation(tx, r, { ...vue, fin, motif, successeurId: successeur })
        return fait.ok
          ? { ok: true, vers: chemins.droit(h.id), message: `Dernier jour : ${enToutesLettres(fin)}.` }
          : fait
      },
    })
  }),
]

function apres(droits: readonly Habilitation[], mot: string) {
  const [structureId] = droits.flatMap(h => h.structureId ?? [])
  return {
    vers: structureId ? `${chemins.liste}?structure=${structureId}` : chemins.liste,
    message: `${pluriel(droits.length, `habilitation ${mot}`, `habilitations ${mot}s`)}.`,
  }
}

async function montrerTerminer(
  r: Requete<Acteur>,
  ids: readonly string[],
  saisie: Saisie,
  erreurs?: Erreurs,
): Promise<Response> {
  const choisies = await habilitationsDemandees(r, ids)
  const miennes = choisies.filter(h => h.personne.id === r.acteur.compteId)
  if (miennes.length > 0 && miennes.length === choisies.length)
    return refuserDAgirSurSoi(r, 'modifier', miennes[0]?.structureId ?? null)
  const possibles = choisies.filter(h => h.etat !== 'terminee' && h.personne.id !== r.acteur.compteId)
  const raisons = [
    ...miennes.map(h => `« ${h.profil.libelle} » est à votre nom : demandez à votre co-référent.`),
    ...choisies
      .filter(h => h.etat === 'terminee' && h.personne.id !== r.acteur.compteId)
      .map(h => `${nomComplet(h.personne)}, « ${h.profil.libelle} » : déjà terminée.`),
  ]
  const titre = 'Terminer des habilitations'
  if (possibles.length === 0)
    return r.page({
      titre,
      section: 'Administration',
      contenu: <PageRienAFaire titre={titre} raisons={raisons} />,
    })
  const structures = [...new Set(possibles.flatMap(h => h.structureId ?? []))]
  const [structureId] = structures
  const successeurs =
    structureId && structures.length === 1
      ? await successeursPossibles(r.services.base, {
          structureId,
          fins: possibles.map(({ id }) => ({ habilitationId: id, instant: r.maintenant })),
          sauf: [r.acteur.compteId, ...possibles.map(({ personne }) => personne.id)],
          choisi: saisie.successeur?.at(-1) ?? '',
          maintenant: r.maintenant,
        })
      : null
  return r.page({
    titre,
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageFormulaireFin
        titre={titre}
        etat={`${pluriel(possibles.length, 'habilitation')} dès maintenant`}
        action={chemins.terminer}
        jeton={saisie.jeton?.at(-1) || randomUUID()}
        bouton="Terminer maintenant"
        genre="danger"
        motif={{ valeur: saisie.motif?.at(-1) ?? '', aide: 'Une phrase : la personne concernée la lira.' }}
        successeurs={successeurs}
        erreurs={erreurs ?? {}}
        annuler={chemins.liste}
      >
        <Exceptions raisons={raisons} />
        <DroitsConcernes legende="Ce qui s’arrête" droits={possibles} devient={() => 'terminée maintenant'} />
      </PageFormulaireFin>
    ),
  })
}

async function montrerRaccourcir(
  r: Requete<Acteur>,
  h: Habilitation,
  saisie: Saisie,
  erreurs?: Erreurs,
): Promise<Response> {
  if (h.personne.id === r.acteur.compteId) return refuserDAgirSurSoi(r, 'modifier', h.structureId)
  const finSaisie = schemaJour.safeParse(saisie.fin?.at(-1)).data ?? null
  const successeurs = h.structureId
    ? await successeursPossibles(r.services.base, {
        structureId: h.structureId,
        fins: [{ habilitationId: h.id, instant: instantDeFin(finSaisie, r.maintenant) }],
        sauf: [r.acteur.compteId, h.personne.id],
        choisi: saisie.successeur?.at(-1) ?? '',
        maintenant: r.maintenant,
      })
    : null
  return r.page({
    titre: 'Avancer la fin d’une habilitation',
    section: 'Administration',
    statut: erreurs ? 422 : 200,
    contenu: (
      <PageRaccourcir
        h={h}
        // the version that was seen, not the one of now: a stale form must be told
        vue={saisie.h?.at(-1) ?? `${h.id}:${h.version}`}
        jeton={saisie.jeton?.at(-1) || randomUUID()}
        fin={saisie.fin?.at(-1) ?? ''}
        motif={saisie.motif?.at(-1) ?? ''}
        successeurs={successeurs}
        erreurs={erreurs ?? {}}
      />
    ),
  })
}
