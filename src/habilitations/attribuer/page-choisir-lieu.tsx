import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampListe, ChampTexte } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Formulaire } from '#src/socle/ui/formulaire.tsx'
import { Section, TetePage } from '#src/socle/ui/page.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import { pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../pages/mots.ts'
import type { StructureAdministree } from '../pouvoirs/structures-administrees.ts'
import type { EntiteAdministree } from '../pouvoirs/territoires.ts'

export type ProprietesChoisirLieu = {
  comptes: readonly string[]
  texte: string
  structures: readonly StructureAdministree[]
  entites: readonly EntiteAdministree[]
  territoires: readonly { valeur: string; libelle: string }[]
}

/** Where to give, for those who administer more than one structure. */
export const PageChoisirLieu = (p: ProprietesChoisirLieu) => (
  <>
    <TetePage titre="Attribuer une habilitation" etat="Choisissez d’abord où." />
    <Section titre="Dans une structure">
      <Formulaire methode="get" action={chemins.attribuer}>
        <Comptes comptes={p.comptes} />
        <ChampTexte nom="texte" libelle="Nom, commune ou FINESS" type="search" valeur={p.texte} facultatif />
        <Bouton icone="recherche">Rechercher</Bouton>
      </Formulaire>
      {p.structures.length === 0 ? (
        <EtatVide titre="Aucune structure ne correspond" texte="Vérifiez le nom ou la commune." niveau={3} />
      ) : (
        <ul class="liste-nue">
          {p.structures.map(s => (
            <li>
              <Structure
                nom={s.nom}
                categorie={s.categorie ?? undefined}
                commune={s.commune ?? undefined}
                finess={s.finess ?? undefined}
                href={`${chemins.attribuer}?structure=${s.id}${enParametres(p.comptes)}`}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
    {p.entites.length > 0 && (
      <Section
        titre="Dans toute une entité juridique"
        chapeau="Pour les référents de plusieurs structures : l’habilitation suit celles qui rejoignent l’entité."
      >
        <ul class="liste-nue">
          {p.entites.map(({ id, nom, finess, structures }) => (
            <li>
              <Structure
                nom={nom}
                categorie={pluriel(structures, 'structure')}
                finess={finess ?? undefined}
                href={`${chemins.attribuer}?entite=${id}${enParametres(p.comptes)}`}
              />
            </li>
          ))}
        </ul>
      </Section>
    )}
    {p.territoires.length > 0 && (
      <Section
        titre="Sur un territoire"
        chapeau="Pour les équipes départementales et régionales, les observateurs."
      >
        <Formulaire methode="get" action={chemins.attribuer}>
          <Comptes comptes={p.comptes} />
          <ChampListe nom="territoire" libelle="Territoire" options={p.territoires} largeur="moyenne" />
          <Bouton>Choisir ce territoire</Bouton>
        </Formulaire>
      </Section>
    )}
    <LienBouton genre="discret" href={chemins.liste}>
      Annuler
    </LienBouton>
  </>
)

const Comptes = ({ comptes }: { comptes: readonly string[] }) => (
  <>
    {comptes.map(id => (
      <ChampCache nom="compte" valeur={id} />
    ))}
  </>
)

export const enParametres = (comptes: readonly string[]) => comptes.map(id => `&compte=${id}`).join('')
