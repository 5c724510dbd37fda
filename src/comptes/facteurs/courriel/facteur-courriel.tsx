import { heure } from '#src/socle/temps/francais.ts'
import { Bouton, Boutons } from '#src/socle/ui/boutons.tsx'
import { ChampCode } from '../champ-code.tsx'
import { enTable } from '../en-table.ts'
import type { Facteur } from '../facteur.ts'
import { codeEnvoyeLe, verifierCode } from './envoyer-code.ts'

export const cheminEnvoiDuCode = '/connexion/second-facteur/courriel'

export const courriel: Facteur = {
  ...enTable('courriel'),
  libelle: 'Code par courriel',
  description:
    'À chaque connexion, un code arrive à votre adresse professionnelle. Rien à installer, mais il faut pouvoir lire vos courriels, et attendre leur arrivée.',
  ajout: '/second-facteur/courriel',
  refus:
    'Ce code n’est pas le bon, ou il n’est plus valable. Reprenez le dernier courriel reçu, ou demandez un autre code.',
  etape: async ({ base, attente, maintenant, erreur, fin }) => {
    const envoyeLe = await codeEnvoyeLe(base, attente.id, maintenant)
    if (!envoyeLe) {
      return (
        <>
          <p>
            Un code à six chiffres partira à l’adresse <strong>{attente.courriel}</strong>.
          </p>
          <Boutons>
            <Bouton genre="primaire" action={cheminEnvoiDuCode}>
              Recevoir le code
            </Bouton>
          </Boutons>
        </>
      )
    }
    return (
      <>
        <ChampCode
          libelle="Code reçu par courriel"
          aide={`Six chiffres, envoyés à ${attente.courriel} à ${heure(envoyeLe)}, valables dix minutes. Regardez aussi dans les indésirables.`}
          erreur={erreur}
        />
        {fin}
        <Boutons>
          <Bouton genre="discret" action={cheminEnvoiDuCode}>
            Recevoir un autre code
          </Bouton>
        </Boutons>
      </>
    )
  },
  verifier: (tx, { attente, champs, maintenant, config }) =>
    verifierCode(tx, { attente, saisie: champs.code ?? '', maintenant, config }),
}
