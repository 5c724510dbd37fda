import { LienBouton } from '#src/socle/ui/boutons.tsx'
import { EtatRefus } from '#src/socle/ui/etats.tsx'

/** G14: why not, and whom to ask by name. */
export const PageSoiMeme = ({ message }: { message: string }) => (
  <EtatRefus
    niveau={1}
    titre="Vos habilitations se demandent à quelqu’un d’autre"
    texte={message}
    action={<LienBouton href="/administration/mes-referents">Voir mes référents</LienBouton>}
  />
)
