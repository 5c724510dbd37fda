import { administration, type PageAMontrer, premiere } from './page-a-montrer.ts'

/** Requests, absences, second référents. */
export const demandes: readonly PageAMontrer[] = [
  { nom: '60-demandes', compte: 'referent', chemin: `${administration}/demandes`, sombre: true },
  {
    nom: '61-repondre-a-une-demande',
    compte: 'referent',
    chemin: `${administration}/demandes`,
    preparer: premiere,
    sombre: true,
  },
  {
    nom: '62-demande-de-compte',
    compte: 'referent',
    chemin: `${administration}/demandes`,
    preparer: page => page.locator('table tbody a.lien-ligne').last().click(),
  },
  {
    nom: '63-demander-une-habilitation',
    compte: 'nouveau',
    chemin: `${administration}/mes-demandes/nouvelle?q=clapassiers`,
  },
  { nom: '64-mes-demandes', compte: 'nouveau', chemin: `${administration}/mes-demandes` },
  { nom: '65-mes-absences', compte: 'referent', chemin: `${administration}/mes-absences` },
  { nom: '66-demander-un-compte', chemin: '/demander-un-compte?q=clapassiers', sombre: true },
  {
    nom: '67-demander-un-compte-formulaire',
    chemin: '/demander-un-compte?q=clapassiers',
    preparer: page => page.locator('main .liste-actions a').first().click(),
  },
  {
    nom: '12-referents-manquants',
    compte: 'charge-de-mission',
    chemin: `${administration}/structures-sans-relais`,
  },
  {
    nom: '68-second-referent',
    compte: 'referent-seul',
    chemin: '/',
    preparer: page =>
      page
        .goto(`${new URL(page.url()).origin}${administration}/structures-sans-relais`)
        .then(() => premiere(page)),
  },
]
