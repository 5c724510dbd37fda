import type { Operateur } from './operateur.ts'
import type { Partie } from './texte.tsx'

/** For référents: the acts of the guide, in the order in which one meets them (G8–G18). */
export const gestesDuReferent = ({ ror }: Pick<Operateur, 'ror'>): Partie[] => [
  {
    id: 'rechercher',
    titre: 'Référent : rechercher un utilisateur',
    contenu: (
      <p>
        <a href="/administration/utilisateurs">Rechercher un utilisateur</a> trouve par nom, prénom, adresse,
        RPPS ou structure, sans tenir compte des accents ni de l’ordre des mots. Vous voyez les personnes qui
        ont, ou ont eu, une habilitation dans vos structures. Pour toute autre personne, saisissez son adresse
        ou son numéro RPPS exact.
      </p>
    ),
  },
  {
    id: 'creer',
    titre: 'Référent : créer un utilisateur',
    contenu: (
      <p>
        <a href="/administration/utilisateurs/creer">Créer un utilisateur</a> commence par l’adresse
        électronique. Si un compte la porte déjà, on vous propose de lui attribuer une habilitation plutôt que
        d’en créer un second. Les adresses de service (secrétariat, accueil…) sont refusées : un compte, un
        professionnel, une adresse.
      </p>
    ),
  },
  {
    id: 'attribuer',
    titre: 'Référent : attribuer ou renouveler une habilitation',
    contenu: (
      <ol>
        <li>Depuis la fiche de la personne, choisissez « Attribuer une habilitation ».</li>
        <li>
          Choisissez la structure ou l’unité, puis un ou plusieurs profils ; chacun dit ce qu’il permet.
        </li>
        <li>Gardez les dates proposées (deux ans à partir d’aujourd’hui) ou raccourcissez-les.</li>
        <li>
          Pour renouveler, cochez les lignes dans{' '}
          <a href="/administration/habilitations">Habilitations de ma structure</a>. Votre co-référent
          renouvelle les vôtres, et vous les siennes.
        </li>
      </ol>
    ),
  },
  {
    id: 'depart',
    titre: 'Référent : un professionnel quitte la structure',
    contenu: (
      <p>
        Ouvrez sa fiche et choisissez « Départ d’un professionnel » : toutes ses habilitations dans votre
        structure se terminent à la date donnée. Celles qu’il détient ailleurs ne changent pas, l’historique
        reste, et vous pouvez annuler le départ jusqu’à sa date. Le dernier référent d’une structure nomme
        d’abord son successeur.
      </p>
    ),
  },
  {
    id: 'fermer-un-compte',
    titre: 'Référent : fermer ou rouvrir un compte',
    contenu: (
      <p>
        Depuis la fiche d’une personne dont toutes les habilitations sont chez vous, « Désactiver le compte »
        les arrête et ferme le compte. S’il sert aussi ailleurs, déclarez seulement le départ. Un compte fermé
        se réactive depuis la même fiche. <a href="/administration/comptes-a-revoir">Comptes à revoir</a>{' '}
        montre ceux qui n’ont plus d’habilitation, ceux que personne n’a activés, les habilitations de
        structures fermées et les changements de nom à accepter. L’équipe régionale réunit les comptes en
        double.
      </p>
    ),
  },
  {
    id: 'importer',
    titre: 'Référent : importer des personnes, ou une liste du personnel',
    contenu: (
      <>
        <p>
          <a href="/administration/imports">Importer</a> lit un tableau XLSX, ODS ou CSV, une ligne par
          habilitation. L’ordre des colonnes est libre ; un modèle est à télécharger. Chaque ligne est
          vérifiée d’abord : compte créé ou réutilisé, habilitation attribuée, inchangée ou refusée, avec la
          raison. Rien n’est enregistré avant votre confirmation. Les homonymes sont laissés de côté, sauf si
          vous confirmez que ce sont d’autres personnes.
        </p>
        <p>
          Pour les départs, déposez la liste du personnel en poste : elle est comparée aux habilitations de la
          structure, et vous cochez vous-même les personnes parties. Le départ du dernier référent se déclare
          depuis sa fiche, en nommant son successeur.
        </p>
      </>
    ),
  },
  {
    id: 'facteurs-perdus',
    titre: 'Référent : un collègue a perdu son second facteur',
    contenu: (
      <p>
        S’il n’a plus ni téléphone ni codes de secours, ouvrez sa fiche et choisissez « Réinitialiser les
        seconds facteurs », après vous être assuré de vive voix que c’est bien lui qui le demande. Ses
        sessions se ferment ; il se reconnecte avec son mot de passe et un code reçu par courriel, puis
        choisit un nouveau moyen. Personne ne réinitialise les siens : votre co-référent ou l’équipe régionale
        le fait pour vous.
      </p>
    ),
  },
  {
    id: 'revue',
    titre: 'Référent : relire les habilitations de la structure',
    contenu: (
      <>
        <p>
          Une fois par an au moins, la <a href="/administration/revues">Revue des habilitations</a> fige la
          liste de qui peut faire quoi. Pour chaque ligne : maintenir, réduire (à un profil plus étroit, à une
          unité, à une fin plus proche), terminer, ou « Inconnue » si vous ne connaissez pas la personne. «
          Décider par règle » décide de plusieurs à la fois (« les maintenir », pour toutes celles connectées
          depuis 90 jours). Rien ne change avant votre signature.
        </p>
        <p>
          Au clavier : J et K changent de ligne, M maintient, R réduit, T termine, I dit que la personne est
          inconnue, X coche. Ces raccourcis se désactivent sur la page.
        </p>
        <p>
          Ce qui reste sans réponse une semaine après l’échéance est suspendu ; vous pouvez le rétablir depuis{' '}
          <a href="/administration/habilitations?etat=suspendue">Habilitations suspendues</a>, et la personne
          sait par courriel à qui le demander. Une revue revient d’elle-même : qui l’a ouverte peut changer sa
          cadence ou l’arrêter, depuis la page des revues. Vos propres habilitations sont relues par l’équipe
          régionale. Chaque revue close a son attestation, que quiconque{' '}
          <a href="/revues/verifier">peut vérifier</a>.
        </p>
      </>
    ),
  },
  {
    id: 'demandes',
    titre: 'Référent : répondre à une demande',
    contenu: (
      <>
        <p>
          <a href="/administration/demandes">Demandes</a> réunit les habilitations, les renouvellements et les
          comptes que l’on vous demande. « Je m’en occupe » le fait savoir à vos collègues. Acceptez, en
          entier ou en partie ; refusez en disant pourquoi ; ou transmettez à l’équipe de votre territoire.
          Sans réponse, la demande vous est rappelée, puis lui est transmise. Personne ne répond à la sienne.
        </p>
        <p>
          Quand vous vous absentez, déclarez-le dans <a href="/administration/mes-absences">Mes absences</a> :
          demandes et rappels vont alors aux autres référents, ou à l’équipe du territoire.
        </p>
      </>
    ),
  },
  {
    id: 'deux-referents',
    titre: 'Référent : pourquoi deux référents par structure ?',
    contenu: (
      <p>
        Pour couvrir les absences, et parce que chacun gère le compte de l’autre. L’accueil et la liste
        « Structures à moins de deux référents » signalent celles à qui il en manque un.
      </p>
    ),
  },
  {
    id: 'qui-donne-quoi',
    titre: 'Référent : quels profils pouvez-vous donner ?',
    contenu: (
      <>
        <p>
          Un référent structure donne les profils de sa structure et de ses unités, y compris à d’autres
          référents. Un référent d’entité juridique fait de même dans toutes les structures de l’entité, même
          celles qui la rejoignent plus tard. Un référent unité donne les profils de son unité, sans nommer de
          référent. L’équipe régionale nomme le premier référent d’une structure ou d’une entité.
        </p>
        <p>
          Certains profils ne se tiennent pas ensemble : la liste est sur la page{' '}
          <a href="/administration/incompatibilites">Profils incompatibles</a>. Les profils régionaux et
          nationaux demandent deux personnes : l’une propose, une autre{' '}
          <a href="/administration/propositions">approuve</a> dans les sept jours.
        </p>
      </>
    ),
  },
  {
    id: 'fiche-annuaire',
    titre: 'Référent : mettre à jour la fiche annuaire',
    contenu: (
      <>
        <p>
          La <a href="/administration/fiche-annuaire">fiche annuaire</a> montre ce que dit le ROR : cela se
          lit ici et se modifie là-bas. Une information est fausse ou manque ? Suivez « Signaler » à côté
          d’elle, dites ce qui est juste et joignez un justificatif si vous en avez un. L’équipe ROR de votre
          région (<a href={`mailto:${ror}`}>{ror}</a>) le reçoit ;{' '}
          <a href="/administration/signalements-ror">le signalement</a> se clôt de lui-même quand la bonne
          valeur revient, et vous en êtes prévenu.
        </p>
        <p>
          Ce que le ROR ne sait pas se saisit ici : convention PRADO, ce que prend en charge chaque unité,
          consultations, et pour le Grand Âge l’offre, les tarifs et les places. L’onglet « Complétude » dit
          ce qui manque ou a vieilli. Une fois par an, relisez la fiche et confirmez que rien n’a changé :
          c’est un clic, et un courriel vous le rappelle.
        </p>
        <p>
          L’onglet « Synchronisation » dit quand chaque élément a changé au ROR et ce qui a changé depuis un
          jour de votre choix ; un bouton y met la fiche à jour tout de suite. Vous recevez un message quand
          une fermeture, une capacité, un contact ou une unité change.
        </p>
      </>
    ),
  },
]
