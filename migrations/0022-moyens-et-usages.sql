-- Every way of proving who one is, and every use of a mailed link: the lists that strong sign-in and account life share.

-- 'facteur': a second factor presented after the password (an attempt counts whether or not it succeeds)
alter table connexion drop constraint connexion_moyen_check;
alter table connexion add constraint connexion_moyen_check check (
  moyen in (
    'mot-de-passe', 'activation', 'reinitialisation', 'demo', 'controle', 'facteur', 'cle-acces', 'pro-sante-connect'
  )
);

alter table jeton_compte drop constraint jeton_compte_usage_check;
alter table jeton_compte add constraint jeton_compte_usage_check check (
  usage in (
    'activation', 'mot-de-passe', 'courriel', 'courriel-annulation', 'reactivation', 'deverrouillage', 'liaison-psc'
  )
);
