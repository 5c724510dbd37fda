import { motDePasseDemo } from '../../demo/personnages.ts'
import { administration, continuer, type PageAMontrer } from './page-a-montrer.ts'

/** Home, one’s own account. */
export const espace: readonly PageAMontrer[] = [
  { nom: '03-accueil', compte: 'referent', chemin: '/', sombre: true },
  { nom: '12-accueil-chargee-de-mission', compte: 'charge-de-mission', chemin: '/' },
  { nom: '13-accueil-sans-droit', compte: 'nouveau', chemin: '/' },
  { nom: '08-mes-referents', compte: 'professionnel', chemin: `${administration}/mes-referents` },
  { nom: '09-mon-compte', compte: 'referent', chemin: `${administration}/mon-compte` },
  {
    nom: '09-mon-compte-habilitations',
    compte: 'referent',
    chemin: `${administration}/mon-compte/habilitations`,
  },
  {
    nom: '09-mon-compte-connexion',
    compte: 'referent',
    chemin: `${administration}/mon-compte/connexion`,
  },
  {
    nom: '09-cle-acces-ajouter',
    compte: 'referent',
    chemin: `${administration}/mon-compte/cles-acces/ajouter`,
    sombre: true,
  },
  {
    nom: '09-cle-acces-creer',
    compte: 'referent',
    chemin: `${administration}/mon-compte/cles-acces/ajouter`,
    preparer: async page => {
      await page.locator('[name=motDePasse]').fill(motDePasseDemo)
      await continuer(page)
    },
  },
  { nom: '22-page-absente', compte: 'referent', chemin: `${administration}/rien` },
]
