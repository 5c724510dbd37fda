/** Somebody one may sign in as, from `/demo`. `compte` is found by `courriel`, which is unique. */
export type Personnage = {
  /** What `POST /demo/connexion` expects in its field `compte`. Stable. */
  cle: string
  courriel: string
  nom: string
  /** Who it is. */
  role: string
  /** What to try. */
  essai: string
}

/** Printed on the demo page: every active account of the demo region has it. */
export const motDePasseDemo = 'demonstration-2026'

const personnage = (cle: string, nom: string, courriel: string, role: string, essai: string): Personnage => ({
  cle,
  courriel,
  nom,
  role,
  essai,
})

/** The typical people of the design contract, with what is worth trying as each. */
export const personnages: readonly Personnage[] = [
  personnage(
    'referent',
    'Claire Delmas',
    'claire.delmas@ch-clapassiers.example',
    'Cadre de santé, référente du Centre hospitalier de Clapassiers avec Youssef Benali.',
    'Renouvelez les habilitations qui se terminent, dont celle de votre co-référent, puis essayez avec la vôtre : elle finit dans 5 jours.',
  ),
  personnage(
    'co-referent',
    'Youssef Benali',
    'youssef.benali@ch-clapassiers.example',
    'Coordinateur des admissions, co-référent du Centre hospitalier de Clapassiers.',
    'Renouvelez l’habilitation de Claire Delmas, et annulez le départ prévu de Fatoumata Diallo-Petit.',
  ),
  personnage(
    'referent-seul',
    'Hélène Rouquette',
    'helene.rouquette@ehpad-la-source.example',
    'Directrice et seule référente de l’EHPAD La Source.',
    'Désignez un second référent, puis essayez de déclarer votre propre départ.',
  ),
  personnage(
    'referent-multi',
    'Bruno Sénégas',
    'bruno.senegas@ehpad-les-coquelicots.example',
    'Directeur, référent de trois structures de la Haute-Garonne.',
    'Passez d’une structure à l’autre : chaque liste ne montre que les droits de la sienne.',
  ),
  personnage(
    'professionnel',
    'Karim Aït Ahmed',
    'karim.ait-ahmed@ch-clapassiers.example',
    'Infirmier au Centre hospitalier de Clapassiers, habilité sur une unité.',
    'Ouvrez « Mes référents » pour savoir à qui demander un droit, puis « Mon compte ».',
  ),
  personnage(
    'multi-structures',
    'Minh Nguyen',
    'minh.nguyen@ch-albiargues.example',
    'Médecin qui exerce dans trois structures du Tarn.',
    'Comparez vos habilitations et vos référents d’une structure à l’autre.',
  ),
  personnage(
    'nouveau',
    'Chloé Lagarde',
    'chloe.lagarde@nouvelle-arrivee.example',
    'Assistante sociale dont le compte est actif, sans aucune habilitation.',
    'Voyez ce que le service propose à qui n’a encore aucun droit.',
  ),
  personnage(
    'charge-de-mission',
    'Béatrice Raynal',
    'beatrice.raynal@equipe-regionale.example',
    'Chargée de mission du département de l’Hérault.',
    'Trouvez les structures qui n’ont pas deux référents et désignez-en un.',
  ),
  personnage(
    'regional',
    'Magali Castex',
    'magali.castex@equipe-regionale.example',
    'Responsable de l’équipe régionale.',
    'Parcourez les structures et les comptes de toute la région.',
  ),
  personnage(
    'national',
    'Inès Ferreira',
    'ines.ferreira@equipe-nationale.example',
    'Administratrice nationale.',
    'Regardez ce que change un périmètre national.',
  ),
  personnage(
    'assistance',
    'Lucas Pelissier',
    'lucas.pelissier@equipe-regionale.example',
    'Assistance aux utilisateurs de la région, pour une semaine.',
    'Ouvrez une assistance en disant pourquoi, puis regardez les habilitations d’une structure : les identités sont masquées.',
  ),
  personnage(
    'dpo',
    'Judith Amsellem',
    'judith.amsellem@equipe-regionale.example',
    'Déléguée à la protection des données de la région.',
    'Consultez le journal de votre territoire et la liste des profils incompatibles.',
  ),
  personnage(
    'demandeur',
    'Anne-Sophie Pont-Marchand',
    'anne-sophie.pont-marchand@ch-clapassiers.example',
    'Assistante sociale, demandeuse pour les patients du Centre hospitalier de Clapassiers.',
    'Choisissez pour quels droits vous recevez des courriels.',
  ),
  personnage(
    'receveur',
    'Sylvie Cazals',
    'sylvie.cazals@smr-les-peupliers.example',
    'Cadre de santé du SMR Les Peupliers, qui reçoit des demandes.',
    'Voyez ce que permet chacune de vos habilitations.',
  ),
  personnage(
    'medecin-coordonnateur',
    'Odile Vernhes',
    'odile.vernhes@ehpad-la-belle-etoile.example',
    'Médecin coordonnatrice de l’EHPAD La Belle Étoile.',
    'Trouvez vos référents et la chargée de mission de votre département.',
  ),
  personnage(
    'mdph',
    'Mamadou Sow',
    'mamadou.sow@mdph-de-l-herault.example',
    'Instructeur à la MDPH de l’Hérault.',
    'Consultez la fiche annuaire de votre MDPH.',
  ),
  personnage(
    'ars',
    'Philippe Abadie',
    'philippe.abadie@ars.example',
    'Référent parcours à l’agence régionale de santé.',
    'Voyez un compte dont le périmètre est la région.',
  ),
]
