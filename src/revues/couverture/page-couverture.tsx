import { enToutesLettres, jourEtHeure } from '#src/socle/temps/francais.ts'
import { Bouton, LienBouton } from '#src/socle/ui/boutons.tsx'
import { CarteAction, CartesAction } from '#src/socle/ui/carte-action.tsx'
import { ChampCache } from '#src/socle/ui/champs.tsx'
import { EtatVide } from '#src/socle/ui/etats.tsx'
import { Etiquette, type Ton } from '#src/socle/ui/etiquettes.tsx'
import { AQuoiSertCettePage, Section, TetePage } from '#src/socle/ui/page.tsx'
import { Pagination } from '#src/socle/ui/pagination.tsx'
import { Structure } from '#src/socle/ui/structure.tsx'
import { Tableau } from '#src/socle/ui/tableau.tsx'
import { accord, pluriel } from '#src/socle/ui/typographie.ts'
import { chemins } from '../chemins.ts'
import { type Couverte, type EtatDeCouverture, etats } from './lire-couverture.ts'

export const parPage = 50

type Proprietes = {
  nombres: Record<EtatDeCouverture, number>
  etat: EtatDeCouverture | null
  page: number
  structures: readonly Couverte[]
  jeton: string
}

const mots: Record<EtatDeCouverture, { titre: string; phrase: string; ton: Ton }> = {
  'en-retard': { titre: 'En retard', phrase: 'échéance passée, ou close sans signature.', ton: 'erreur' },
  jamais: { titre: 'Sans revue', phrase: 'aucune revue depuis un an.', ton: 'attention' },
  'en-cours': { titre: 'En cours', phrase: 'revue ouverte, dans les temps.', ton: 'info' },
  'a-jour': { titre: 'À jour', phrase: 'revue signée depuis moins d’un an.', ton: 'succes' },
}

const adresse = (etat: EtatDeCouverture | null, page = 1) => {
  const p = new URLSearchParams({ ...(etat ? { etat } : {}), ...(page > 1 ? { page: String(page) } : {}) })
  return p.size > 0 ? `${chemins.couverture}?${p}` : chemins.couverture
}

/** Which structures have reviewed, which are late, which never did; and one move for each. */
export const PageCouverture = (p: Proprietes) => (
  <>
    <TetePage
      titre="Couverture des revues"
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Revue des habilitations', href: chemins.liste },
        { libelle: 'Couverture' },
      ]}
      etat={resume(p.nombres)}
      actions={
        <>
          <LienBouton icone="telecharger" href={`${chemins.couvertureCsv}${p.etat ? `?etat=${p.etat}` : ''}`}>
            Télécharger (CSV)
          </LienBouton>
          {p.nombres['en-retard'] > 0 && (
            <form method="post" action={chemins.relancer}>
              <ChampCache nom="jeton" valeur={p.jeton} />
              <Bouton genre="primaire" icone="courriel">
                Relancer les retards
              </Bouton>
            </form>
          )}
        </>
      }
    />
    <AQuoiSertCettePage>
      <p>
        Chaque structure relit ses habilitations une fois par an au moins. La relance écrit à tous les
        relecteurs des revues ouvertes en retard, une fois par jour au plus. « Ouvrir » prépare une revue de
        votre territoire, limitée aux structures sans revue depuis un an.
      </p>
    </AQuoiSertCettePage>
    <CartesAction>
      {etats.map(etat => (
        <CarteAction
          titre={mots[etat].titre}
          valeur={p.nombres[etat]}
          phrase={`${accord(p.nombres[etat], 'structure')} : ${mots[etat].phrase}`}
          ton={
            etat === 'a-jour' || p.nombres[etat] === 0
              ? 'calme'
              : etat === 'en-cours'
                ? 'neutre'
                : 'attention'
          }
          action={
            p.nombres[etat] === 0
              ? undefined
              : etat === 'jamais'
                ? { libelle: 'Ouvrir leurs revues', href: `${chemins.ouvrir}?seulementNonRevues=oui` }
                : { libelle: 'Les voir', href: adresse(etat) }
          }
        />
      ))}
    </CartesAction>
    <Section
      titre={p.etat ? mots[p.etat].titre : 'Toutes les structures'}
      actions={p.etat ? <a href={adresse(null)}>Toutes les structures</a> : undefined}
    >
      {p.structures.length === 0 ? (
        <EtatVide
          niveau={3}
          titre="Aucune structure"
          texte="Aucune structure de votre territoire n’est dans cet état."
        />
      ) : (
        <Tableau
          legende="Structures et leur dernière revue"
          lignes={p.structures}
          colonnes={[
            {
              cle: 'nom',
              titre: 'Structure',
              cellule: s => (
                <Structure
                  nom={s.nom}
                  commune={[s.commune, s.departement].filter(Boolean).join(', ')}
                  href={`/administration/fiche-annuaire/${s.structureId}/referents`}
                />
              ),
            },
            {
              cle: 'etat',
              titre: 'État',
              etroite: true,
              cellule: s => <Etiquette ton={mots[s.etat].ton}>{mots[s.etat].titre}</Etiquette>,
            },
            { cle: 'revue', titre: 'Dernière revue', cellule: s => <DerniereRevue s={s} /> },
          ]}
        />
      )}
      <Pagination
        page={p.page}
        pages={Math.ceil(total(p) / parPage)}
        lien={page => adresse(p.etat, page)}
        total={{ nombre: total(p), mot: 'structures' }}
      />
    </Section>
  </>
)

const total = ({ nombres, etat }: Proprietes) =>
  etat ? nombres[etat] : etats.reduce((somme, e) => somme + nombres[e], 0)

function resume(nombres: Record<EtatDeCouverture, number>): string {
  const tout = etats.reduce((somme, e) => somme + nombres[e], 0)
  return tout === 0
    ? 'Aucune structure de votre territoire n’a d’habilitation en cours.'
    : `${pluriel(nombres['a-jour'], 'structure')} à jour sur ${tout}.`
}

const DerniereRevue = ({ s }: { s: Couverte }) => {
  if (!s.revueId) return <span class="non-renseigne">aucune</span>
  if (s.revueEtat === 'ouverte' && s.echeance)
    return <a href={chemins.revue(s.revueId)}>{`à signer avant le ${enToutesLettres(s.echeance)}`}</a>
  return (
    <a href={chemins.attestation(s.revueId)}>
      {`${s.revueEtat === 'signee' ? 'signée' : 'close sans signature'} le ${s.closeLe ? jourEtHeure(s.closeLe) : ''}`}
    </a>
  )
}
