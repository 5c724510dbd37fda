import { type Actes, mot } from '#src/socle/journal/actes.ts'
import { enToutesLettres } from '#src/socle/temps/francais.ts'
import { schemaJour } from '#src/socle/temps/jours.ts'

type Details = Record<string, unknown>

const droit = (d: Details) => `« ${mot(d, 'profil')} » (${mot(d, 'lieu')})`

/** A line may be older than our code: a detail that is no day is left as it was written. */
function jourDe(d: Details, nom: string): string {
  const lu = schemaJour.safeParse(mot(d, nom))
  return lu.success ? enToutesLettres(lu.data) : mot(d, nom)
}

/** How the acts on rights read in a history, after the name of their author. */
export const actes: Actes = {
  'habilitation.attribuee': d => `a attribué ${droit(d)} du ${jourDe(d, 'debut')} au ${jourDe(d, 'fin')}`,
  'habilitation.proposee': d =>
    `a proposé ${droit(d)} du ${jourDe(d, 'debut')} au ${jourDe(d, 'fin')}, à faire approuver`,
  'habilitation.proposition-approuvee': d => `a approuvé ${droit(d)}, sur proposition de ${mot(d, 'auteur')}`,
  'habilitation.proposition-refusee': d => `a refusé ${droit(d)}, sur proposition de ${mot(d, 'auteur')}`,
  'habilitation.proposition-expiree': d => `a laissé expirer la proposition de ${droit(d)}`,
  'habilitation.incompatible': d =>
    `a constaté que « ${mot(d, 'profil')} » et « ${mot(d, 'autre')} » sont incompatibles`,
  'habilitation.fusionnee': d =>
    `a remplacé ${droit(d)}, qui finissait le ${jourDe(d, 'ancienne_fin')}, par une habilitation jusqu’au ${jourDe(d, 'fin')}`,
  'habilitation.renouvelee': d =>
    `a renouvelé ${droit(d)}, qui finissait le ${jourDe(d, 'ancienne_fin')}, jusqu’au ${jourDe(d, 'fin')}`,
  'habilitation.raccourcie': d =>
    `a avancé la fin de ${droit(d)} du ${jourDe(d, 'ancienne_fin')} au ${jourDe(d, 'fin')}`,
  'habilitation.terminee': d => `a retiré ${droit(d)}, qui finissait le ${jourDe(d, 'ancienne_fin')}`,
  'habilitation.restreinte': d =>
    `a réduit ${droit(d)} à « ${mot(d, 'vers')} » (${mot(d, 'vers_lieu')}) jusqu’au ${jourDe(d, 'fin')}`,
  'habilitation.arretee-par-depart': d =>
    `a arrêté ${droit(d)} au ${jourDe(d, 'fin')} en déclarant un départ`,
  'habilitation.arretee-par-fusion': d => `a arrêté ${droit(d)} en réunissant deux comptes`,
  'habilitation.reprise': d =>
    `a repris ${droit(d)} de l’autre compte, du ${jourDe(d, 'debut')} au ${jourDe(d, 'fin')}`,
  'habilitation.retablie': d => `a rétabli ${droit(d)} jusqu’au ${jourDe(d, 'fin')}`,
  'habilitation.suspendue': d => `a suspendu ${droit(d)}`,
  'habilitation.suspension-levee': d =>
    `a levé la suspension de ${droit(d)}, qui vaut jusqu’au ${jourDe(d, 'fin')}`,
  'habilitation.refusee': () => 'a tenté d’agir sur sa propre habilitation',
  'habilitation.courriels-choisis': d =>
    `a choisi de ${mot(d, 'choix')} les courriels de « ${mot(d, 'profil')} »`,
  'habilitation.exportee': d => `a exporté une liste de ${mot(d, 'lignes')} habilitations`,
  'depart.declare': d => `a déclaré un départ au ${jourDe(d, 'le')} : ${mot(d, 'lieu')}`,
  'depart.annule': d => `a annulé un départ prévu au ${jourDe(d, 'le')} : ${mot(d, 'lieu')}`,
  'absence.declaree': d => `a déclaré une absence du ${jourDe(d, 'du')} au ${jourDe(d, 'au')}`,
  'absence.annulee': d => `a annulé une absence du ${jourDe(d, 'du')} au ${jourDe(d, 'au')}`,
  'acces.refuse': () => 'a demandé une page hors de son périmètre',
}
