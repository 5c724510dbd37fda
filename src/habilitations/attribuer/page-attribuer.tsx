import { Alerte } from '#src/socle/ui/alertes.tsx'
import { Bouton, Boutons, LienBouton } from '#src/socle/ui/boutons.tsx'
import { ChampCache, ChampDate, ChampListe, ChampZone } from '#src/socle/ui/champs.tsx'
import { ChampCases } from '#src/socle/ui/champs-choix.tsx'
import { Depliable } from '#src/socle/ui/depliable.tsx'
import { Bloc, Etapes, Formulaire, ResumeErreurs } from '#src/socle/ui/formulaire.tsx'
import { AQuoiSertCettePage, TetePage } from '#src/socle/ui/page.tsx'
import { Personne } from '#src/socle/ui/personne.tsx'
import type { Erreurs } from '#src/socle/web/formulaires.ts'
import type { Personne as PersonneChoisie } from '../lectures/personnes.ts'
import { chemins, nomComplet } from '../pages/mots.ts'
import { type Profil, titreDuModule } from '../regles/profils.ts'
import type { Module } from '../tables.ts'

export type ProprietesAttribuer = {
  jeton: string
  personnes: readonly PersonneChoisie[]
  /** « CH de Lunel », « Hérault (34) » */
  lieu: string
  /** Hidden fields that say where: `structure` or `territoire`. */
  champsDuLieu: readonly { nom: string; valeur: string }[]
  /** Where else one may give; absent when there is only one structure. */
  changer: string | null
  unites: readonly { id: string; nom: string; profondeur: number }[]
  /** Somebody limited to units must choose one. */
  uniteObligatoire: boolean
  profils: readonly Profil[]
  saisie: { unite: string; profils: readonly string[]; debut: string; fin: string; motif: string }
  bornes: { debutMin: string; debutMax: string }
  erreurs: Erreurs
}

export const etapesDAttribution = [{ libelle: 'Habilitation' }, { libelle: 'Vérification' }]

export const PageAttribuer = (p: ProprietesAttribuer) => (
  <>
    <TetePage
      titre="Attribuer une habilitation"
      filAriane={[
        { libelle: 'Accueil', href: '/' },
        { libelle: 'Habilitations de ma structure', href: chemins.liste },
        { libelle: 'Attribuer une habilitation' },
      ]}
      etat={p.lieu}
    />
    <Etapes etapes={etapesDAttribution} courante={0} />
    <AQuoiSertCettePage>
      <p>
        Le référent donne ici à un ou plusieurs professionnels ce dont ils ont besoin, pour deux ans au plus.
        On ne s’attribue jamais une habilitation à soi-même : un co-référent ou l’équipe régionale s’en
        charge.
      </p>
    </AQuoiSertCettePage>
    <ResumeErreurs erreurs={p.erreurs} />
    <Formulaire action={`${chemins.attribuer}/verifier`}>
      <ChampCache nom="jeton" valeur={p.jeton} />
      {p.champsDuLieu.map(({ nom, valeur }) => (
        <ChampCache nom={nom} valeur={valeur} />
      ))}
      <Bloc titre="À qui">
        {p.erreurs.comptes && <Alerte ton="erreur">{p.erreurs.comptes}</Alerte>}
        <ul class="liste-nue" id="champ-comptes" tabindex={-1}>
          {p.personnes.map(personne => (
            <li>
              <ChampCache nom="comptes" valeur={personne.id} />
              <Personne nom={nomComplet(personne)} fonction={personne.courriel} />
            </li>
          ))}
        </ul>
      </Bloc>
      <Bloc titre="Où">
        <p>
          {p.lieu} {p.changer && <a href={p.changer}>Changer de structure</a>}
        </p>
        {p.erreurs.perimetre && (
          <div id="champ-perimetre" tabindex={-1}>
            <Alerte ton="erreur">{p.erreurs.perimetre}</Alerte>
          </div>
        )}
        {p.unites.length > 0 && (
          <ChampListe
            nom="unite"
            libelle="Unité"
            aide="L’habilitation vaut pour toute la structure, ou pour une seule unité."
            {...(p.uniteObligatoire ? {} : { vide: 'Toute la structure' })}
            valeur={p.saisie.unite}
            options={p.unites.map(u => ({ valeur: u.id, libelle: `${'– '.repeat(u.profondeur)}${u.nom}` }))}
            erreur={p.erreurs.unite}
          />
        )}
      </Bloc>
      <Bloc
        titre="Pour quoi faire"
        aide={`Cochez ce dont ${p.personnes.length > 1 ? 'ces personnes ont' : 'cette personne a'} besoin, et rien de plus.`}
      >
        <div class="offres modules">
          {parModule(p.profils).map(([module, profils], rang) => (
            <Depliable
              titre={titreDuModule[module]}
              detail={profils.map(enBref).join(', ')}
              ouvert={rang === 0 || profils.some(({ code }) => p.saisie.profils.includes(code))}
            >
              <ChampCases
                nom="profils"
                id={rang === 0 ? 'champ-profils' : `champ-profils-${module}`}
                libelle={titreDuModule[module]}
                legendeMasquee
                enColonnes
                valeurs={p.saisie.profils}
                erreur={rang === 0 ? p.erreurs.profils : undefined}
                options={profils.map(({ code, libelle, permet }) => ({
                  valeur: code,
                  libelle,
                  description: permet,
                }))}
              />
            </Depliable>
          ))}
        </div>
      </Bloc>
      <Bloc titre="Jusqu’à quand">
        <ChampDate
          nom="debut"
          libelle="Premier jour"
          valeur={p.saisie.debut}
          min={p.bornes.debutMin}
          max={p.bornes.debutMax}
          erreur={p.erreurs.debut}
        />
        <ChampDate
          nom="fin"
          libelle="Dernier jour"
          aide="Deux ans après le premier jour, au plus tard."
          valeur={p.saisie.fin}
          erreur={p.erreurs.fin}
        />
        <ChampZone
          nom="motif"
          libelle="Motif"
          aide="À remplir si la durée est inférieure à deux ans : remplacement, stage, contrat…"
          facultatif
          lignes={2}
          valeur={p.saisie.motif}
          erreur={p.erreurs.motif}
        />
      </Bloc>
      <Boutons rappel={`${p.personnes.map(nomComplet).join(', ')} · ${p.lieu}`}>
        <Bouton genre="primaire">Vérifier</Bouton>
        <LienBouton genre="discret" href={chemins.liste}>
          Annuler
        </LienBouton>
      </Boutons>
    </Formulaire>
  </>
)

/** « Demandeur social » of « VT SAN – Demandeur social »: under its module, the rest says nothing more. */
const enBref = ({ libelle }: Profil) => libelle.replace(/^.* – /, '')

/** Work first; who administers whom is the rarer choice, and the weightier. */
function parModule(profils: readonly Profil[]): [Module, Profil[]][] {
  const rang = (module: Module) => (module === 'transverse' ? 1 : 0)
  return [...Map.groupBy(profils, ({ module }) => module)].sort(([a], [b]) => rang(a) - rang(b))
}
