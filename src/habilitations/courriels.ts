import { estEnService } from '#src/comptes/vie/transitions.ts'
import type { Ecriture } from '#src/socle/base/base.ts'
import type { Message } from '#src/socle/courriel/message.tsx'
import { poster, posterTous } from '#src/socle/courriel/poster.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import type { Jour } from '#src/socle/temps/jours.ts'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import type { Contexte } from './contexte.ts'
import type { Personne } from './lectures/personnes.ts'

type Droit = { libelle: string; permet?: string }

/** Somebody who has not activated their account is told by the invitation; a closed account is told nothing. */
const joignables = (personnes: readonly Personne[]) => personnes.filter(({ etat }) => estEnService(etat))

const nomDe = ({ prenom, nom }: { prenom: string; nom: string }) => `${prenom} ${nom}`

type Attribuees = {
  personnes: readonly Personne[]
  profils: readonly Droit[]
  lieu: string
  debut: Jour
  fin: Jour
}

/** One mail per person and place, whatever the number of rights. */
export async function prevenirDesAttributions(
  tx: Ecriture,
  c: Contexte,
  attributions: readonly Attribuees[],
): Promise<void> {
  const courriels = attributions.flatMap(a => {
    const message = direLAttribution(c, a)
    return joignables(a.personnes).map(personne => ({ message: enMessage(c, personne, message) }))
  })
  await posterTous(tx, courriels, c.maintenant)
}

function direLAttribution(c: Contexte, { profils, lieu, debut, fin }: Attribuees): Dire {
  const { length } = profils
  return {
    sujet: `Consultez vos nouvelles habilitations : ${lieu}`,
    paragraphes: [
      `${nomDe(c.acteur)} vous a attribué ${pluriel(length, 'habilitation')} sur ViaTrajectoire : ${lieu}.`,
      ...profils.map(({ libelle, permet }) => [libelle, permet].filter(Boolean).join(' : ')),
      `${accord(length, 'Elle vaut', 'Elles valent')} du ${enToutesLettres(debut)} au ${enToutesLettres(fin)}.`,
    ],
  }
}

export async function prevenirDesRenouvellements(
  tx: Ecriture,
  c: Contexte,
  personne: Personne,
  droits: readonly (Droit & { lieu: string; fin: Jour })[],
): Promise<void> {
  if (!estEnService(personne.etat)) return
  await prevenir(tx, c, personne, {
    sujet: 'Vos habilitations ViaTrajectoire sont renouvelées : vérifiez-les',
    paragraphes: [
      `${nomDe(c.acteur)} a renouvelé ${pluriel(droits.length, 'habilitation')} à votre nom.`,
      ...droits.map(d => `${d.libelle}, ${d.lieu} : jusqu’au ${enToutesLettres(d.fin)}.`),
    ],
  })
}

/** An end that somebody decided: at once, or on a day. */
export async function prevenirDUneFin(
  tx: Ecriture,
  c: Contexte,
  personne: Personne,
  fin: { droits: readonly (Droit & { lieu: string })[]; dernierJour: Jour | null; motif: string | null },
): Promise<void> {
  if (!estEnService(personne.etat)) return
  const quand = fin.dernierJour ? `le ${enToutesLettres(fin.dernierJour)} au soir` : 'dès maintenant'
  await prevenir(tx, c, personne, {
    sujet: 'La fin de vos habilitations ViaTrajectoire change : prenez-en connaissance',
    paragraphes: [
      `${nomDe(c.acteur)} a avancé la fin de ${pluriel(fin.droits.length, 'habilitation')} à votre nom. ${accord(fin.droits.length, 'Elle s’arrête', 'Elles s’arrêtent')} ${quand}.`,
      ...fin.droits.map(d => `${d.libelle}, ${d.lieu}.`),
      ...(fin.motif ? [`Motif : ${fin.motif}`] : []),
    ],
  })
}

/** A right replaced by a narrower one: what is left, and until when. */
export async function prevenirDUneRestriction(
  tx: Ecriture,
  c: Contexte,
  personne: Personne,
  r: { avant: Droit & { lieu: string }; apres: Droit & { lieu: string }; fin: Jour; motif: string },
): Promise<void> {
  if (!estEnService(personne.etat)) return
  await prevenir(tx, c, personne, {
    sujet: 'Une de vos habilitations ViaTrajectoire est réduite : prenez-en connaissance',
    paragraphes: [
      `${nomDe(c.acteur)} a réduit une habilitation à votre nom, dès maintenant.`,
      `Avant : ${r.avant.libelle}, ${r.avant.lieu}.`,
      `Désormais : ${r.apres.libelle}, ${r.apres.lieu}, jusqu’au ${enToutesLettres(r.fin)}.`,
      `Motif : ${r.motif}`,
    ],
  })
}

type Dire = {
  sujet: string
  paragraphes: readonly string[]
  action?: { libelle: string; chemin: string }
}

export function prevenir(
  tx: Ecriture,
  c: Pick<Contexte, 'maintenant' | 'services'>,
  personne: Personne,
  message: Dire,
): Promise<void> {
  return poster(tx, enMessage(c, personne, message), c.maintenant)
}

function enMessage(c: Pick<Contexte, 'services'>, personne: Personne, message: Dire): Message {
  const action = message.action ?? { libelle: 'Voir mes habilitations', chemin: '/administration/mon-compte' }
  return {
    destinataire: personne.courriel,
    pour: nomDe(personne),
    sujet: message.sujet,
    paragraphes: message.paragraphes,
    action: { libelle: action.libelle, url: `${c.services.config.URL_PUBLIQUE}${action.chemin}` },
  }
}
