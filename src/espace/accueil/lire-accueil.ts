import { randomUUID } from 'node:crypto'
import { fichesARegarder } from '#src/annuaire/completude/fiches-a-regarder.ts'
import { compterListe, lireListe } from '#src/demandes/demandes-a-traiter.ts'
import { echeances } from '#src/habilitations/lectures/echeances.ts'
import { structuresAvecMoinsDeDeuxReferents } from '#src/habilitations/lectures/structures-sans-releve.ts'
import { administrateur } from '#src/habilitations/pouvoirs/administration.ts'
import { revuesEnCours } from '#src/revues/liste/lire-revues.ts'
import type { Acteur } from '#src/socle/acces/acteur.ts'
import { jourDe } from '#src/socle/temps/jours.ts'
import type { Requete } from '#src/socle/web/requete.ts'
import { mesDroits } from '../mes-droits.ts'
import { mesRelais } from '../mes-referents/mes-relais.ts'
import { operateurDe } from '../textes/operateur.ts'
import { comptesEnAttente } from './comptes-en-attente.ts'
import { departsPrevus } from './departs-prevus.ts'
import type { Accueil, ADecider } from './modele.ts'
import { seuilEcheance } from './seuil.ts'

/** How many lines of each matter the home page shows. */
const montres = 5

export async function lireAccueil(r: Requete<Acteur>): Promise<Accueil> {
  const { base, config } = r.services
  const [aDecider, droits, relais] = await Promise.all([
    administrateur.admet(r.acteur) ? lireADecider(r) : null,
    mesDroits(base, r.acteur.compteId, r.maintenant),
    mesRelais(base, r.acteur, r.maintenant),
  ])
  return {
    moi: r.acteur.compteId,
    prenom: r.acteur.prenom,
    aujourdHui: jourDe(r.maintenant),
    aDecider,
    droits,
    relais,
    equipe: operateurDe(config),
    jeton: randomUUID(),
  }
}

async function lireADecider({
  services: { base, config },
  acteur,
  maintenant,
}: Requete<Acteur>): Promise<ADecider> {
  const [fins, fragiles, enAttente, departs, revues, demandes, aTraiter, fiches] = await Promise.all([
    echeances(base, acteur, seuilEcheance, maintenant, montres),
    structuresAvecMoinsDeDeuxReferents(base, acteur, maintenant, montres),
    comptesEnAttente(base, acteur, maintenant, montres),
    departsPrevus(base, acteur, maintenant, montres),
    revuesEnCours(base, acteur, montres),
    lireListe(base, acteur, { liste: 'a-traiter', page: 1, parPage: montres }),
    compterListe(base, acteur, 'a-traiter'),
    fichesARegarder(base, acteur, { maintenant, config }),
  ])
  return {
    echeances: { total: fins.total, plafonne: fins.plafonne, premiers: fins.prochaines },
    fragiles: { total: fragiles.total, premiers: fragiles.structures },
    enAttente,
    departs,
    revues,
    demandes: { total: aTraiter, premiers: demandes },
    fiches: { total: fiches.length, premiers: fiches.slice(0, montres) },
  }
}
