import { Alerte } from '#src/socle/ui/alertes.tsx'
import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampTexte } from '#src/socle/ui/champs.tsx'
import { TetePage } from '#src/socle/ui/page.tsx'
import { cheminEcheances } from '../chemins.ts'

/** The secret address, shown once. */
export const PageAdresse = ({ adresse }: { adresse: string }) => (
  <>
    <TetePage
      titre="Adresse de mon calendrier"
      filAriane={[
        { libelle: 'Administration' },
        { libelle: 'Échéances', href: cheminEcheances },
        { libelle: 'Adresse de mon calendrier' },
      ]}
      etat="Copiez-la maintenant : elle ne sera plus montrée."
    />
    <ChampTexte
      nom="adresse"
      libelle="Adresse à ajouter dans votre agenda"
      aide="Dans votre agenda, choisissez « Ajouter un calendrier par son adresse » ou « S’abonner à un calendrier », puis collez-la."
      valeur={adresse}
      type="url"
      code
    />
    <Alerte ton="attention" titre="Cette adresse est personnelle">
      <p>
        Qui la connaît voit vos échéances : des dates et des nombres, jamais de nom. Ne la transmettez pas. Si
        vous l’avez perdue ou partagée, créez-en une autre : celle-ci cessera de fonctionner.
      </p>
    </Alerte>
    <p>
      <LienBouton href={cheminEcheances}>Retour aux échéances</LienBouton>
    </p>
  </>
)
