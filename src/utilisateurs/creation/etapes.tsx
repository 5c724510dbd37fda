import { randomUUID } from 'node:crypto'
import type { Identite } from '#src/comptes/identite/identite.ts'
import { professions } from '#src/comptes/identite/requetes.ts'
import type { Commande } from '#src/habilitations/attribuer/creer-utilisateur.ts'
import { ouJeSuis } from '#src/habilitations/perimetre.ts'
import { erreursDeDuree, finParDefaut } from '#src/habilitations/regles/dates.ts'
import { refuserDAgirSurSoi } from '#src/habilitations/repondre.tsx'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Erreurs, Saisie } from '#src/socle/web/formulaires.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { type Droits, type Etape, lireDroits, lirePerimetre, un } from './brouillon.ts'
import { controlerAdresse, controlerIdentite } from './controler.ts'
import { lieuxProposables, nomDuLieu, profilsDuLieu } from './lieux.ts'
import { PageDroits, PageLieu, PageRecapitulatif } from './pages-droits.tsx'
import { PageAdresse, PageIdentification } from './pages-personne.tsx'

/** Either all is well up to here, or the page of the step to mend. */
type Controle<T> = { ok: true; valeur: T } | { ok: false; page: Promise<Response> }

/** Shows a step. A browser may keep it for its « back » button, never a shared cache. */
export async function montrer(r: Requete, titre: string, contenu: unknown, statut: 200 | 422 = 200) {
  const reponse = await r.page({
    titre: `Créer un utilisateur : ${titre}`,
    section: 'Administration',
    contenu: contenu as never,
    statut,
  })
  reponse.headers.set('cache-control', 'private, no-cache')
  return reponse
}

const statutDe = (erreurs: Erreurs): 200 | 422 => (Object.keys(erreurs).length > 0 ? 422 : 200)

export function montrerAdresse(r: Requete, saisie: Saisie, erreurs: Erreurs = {}) {
  return montrer(r, 'adresse', <PageAdresse saisie={saisie} erreurs={erreurs} />, statutDe(erreurs))
}

export async function montrerIdentite(r: Requete, saisie: Saisie, erreurs: Erreurs = {}) {
  const liste = await professions(r.services.base)
  const contenu = <PageIdentification saisie={saisie} erreurs={erreurs} professions={liste} />
  return montrer(r, 'identité', contenu, statutDe(erreurs))
}

export async function montrerLieu(r: Requete, saisie: Saisie, erreurs: Erreurs = {}) {
  const { base } = r.services
  const trouves = await lieuxProposables(base, r.acteur, {
    texte: un(saisie, 'texte'),
    maintenant: r.maintenant,
  })
  return montrer(
    r,
    'structure',
    <PageLieu saisie={saisie} erreurs={erreurs} {...trouves} />,
    statutDe(erreurs),
  )
}

export async function montrerDroits(r: Requete, saisie: Saisie, erreurs: Erreurs = {}): Promise<Response> {
  const lieu = await controlerLieu(r, saisie)
  if (!lieu.ok) return lieu.page
  const debut = jourDe(r.maintenant)
  const remplie = { debut: [debut], fin: [finParDefaut(debut)], ...saisie }
  const profils = await profilsDuLieu(r.services.base, r.acteur, lieu.valeur.perimetre)
  const contenu = <PageDroits saisie={remplie} erreurs={erreurs} profils={profils} lieu={lieu.valeur.nom} />
  return montrer(r, 'premières habilitations', contenu, statutDe(erreurs))
}

export async function controlerPersonne(
  r: Requete,
  saisie: Saisie,
): Promise<Controle<{ courriel: string; identite: Identite }>> {
  const adresse = await passerAdresse(r, saisie)
  if (!adresse.ok) return adresse
  const { base } = r.services
  const lue = await controlerIdentite(base, saisie, r.acteur)
  if (lue.ok) return { ok: true, valeur: { courriel: adresse.valeur, identite: lue.identite } }
  if (lue.motif === 'saisie') return { ok: false, page: montrerIdentite(r, saisie, lue.erreurs) }
  if (lue.motif === 'soi-meme')
    return { ok: false, page: refuserDAgirSurSoi(r, 'dedoubler', ouJeSuis(r.acteur)) }
  const contenu = (
    <PageIdentification
      saisie={saisie}
      erreurs={{}}
      professions={await professions(base)}
      semblables={lue.sosies}
      bloquant={lue.bloquant}
    />
  )
  return { ok: false, page: montrer(r, 'identité', contenu, 422) }
}

export async function passerAdresse(r: Requete, saisie: Saisie): Promise<Controle<string>> {
  const adresse = await controlerAdresse(r.services.base, saisie)
  if (adresse.ok) return { ok: true, valeur: adresse.courriel }
  if (adresse.motif === 'saisie') return { ok: false, page: montrerAdresse(r, saisie, adresse.erreurs) }
  const contenu = <PageAdresse saisie={saisie} erreurs={{}} existant={adresse.compte} />
  return { ok: false, page: montrer(r, 'compte existant', contenu, 422) }
}

type LieuChoisi = { perimetre: NonNullable<ReturnType<typeof lirePerimetre>>; nom: string }

export async function controlerLieu(r: Requete, saisie: Saisie): Promise<Controle<LieuChoisi>> {
  const perimetre = lirePerimetre(un(saisie, 'lieu'))
  const nom = perimetre && (await nomDuLieu(r.services.base, r.acteur, perimetre))
  if (perimetre && nom) return { ok: true, valeur: { perimetre, nom } }
  return {
    ok: false,
    page: montrerLieu(r, saisie, { lieu: 'Choisissez une structure ou une unité de la liste.' }),
  }
}

/** The first rights, or null when they are left for later. */
export async function controlerDroits(
  r: Requete,
  saisie: Saisie,
): Promise<Controle<(LieuChoisi & { droits: Droits }) | null>> {
  if (un(saisie, 'plusTard') === 'oui') return { ok: true, valeur: null }
  const lieu = await controlerLieu(r, saisie)
  if (!lieu.ok) return lieu
  const lu = lireDroits(saisie)
  const erreurs = lu.ok ? erreursDeDuree(lu.valeurs, jourDe(r.maintenant)) : lu.erreurs
  if (!lu.ok || Object.keys(erreurs).length > 0) return { ok: false, page: montrerDroits(r, saisie, erreurs) }
  return { ok: true, valeur: { ...lieu.valeur, droits: lu.valeurs } }
}

/** Everything that was carried, checked again from the first field to the last. */
export async function controlerTout(
  r: Requete,
  saisie: Saisie,
): Promise<Controle<{ commande: Commande; lieu: string | null }>> {
  const personne = await controlerPersonne(r, saisie)
  if (!personne.ok) return personne
  const suite = await controlerDroits(r, saisie)
  if (!suite.ok) return suite
  const droits = suite.valeur && { ...suite.valeur.droits, perimetre: suite.valeur.perimetre }
  return { ok: true, valeur: { commande: { ...personne.valeur, droits }, lieu: suite.valeur?.nom ?? null } }
}

export async function montrerRecapitulatif(r: Requete, saisie: Saisie): Promise<Response> {
  const controle = await controlerTout(r, saisie)
  if (!controle.ok) return controle.page
  const { commande, lieu } = controle.valeur
  const { identite: i, droits } = commande
  const catalogue = droits ? await profilsDuLieu(r.services.base, r.acteur, droits.perimetre as never) : []
  const libelles = droits?.profils.map(code => catalogue.find(p => p.code === code)?.libelle ?? code)
  const lignes = [
    { libelle: 'Personne', valeur: `${i.prenom} ${i.nom}` },
    { libelle: 'Adresse électronique', valeur: commande.courriel },
    { libelle: 'Numéro RPPS', valeur: i.rpps ?? 'Aucun' },
    { libelle: 'Fonction', valeur: i.fonction ?? 'Non renseignée' },
    { libelle: 'Téléphone', valeur: i.telephone ?? 'Non renseigné' },
    {
      libelle: 'Habilitations',
      valeur: droits && libelles ? `${lieu} : ${libelles.join(', ')}` : 'Plus tard',
    },
    ...(droits
      ? [
          {
            libelle: 'Durée',
            valeur: `Du ${enToutesLettres(droits.debut)} au ${enToutesLettres(droits.fin)}`,
          },
        ]
      : []),
  ]
  const contenu = <PageRecapitulatif saisie={saisie} erreurs={{}} lignes={lignes} jeton={randomUUID()} />
  return montrer(r, 'récapitulatif', contenu)
}

export const precedente: Record<Etape, Etape> = {
  adresse: 'adresse',
  identite: 'adresse',
  lieu: 'identite',
  droits: 'lieu',
  recapitulatif: 'droits',
}
