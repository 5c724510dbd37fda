-- How the person proved who they are when this session was opened: what they must still do before anything else
-- (accept the terms, add a second factor) depends on it. Sessions opened before this column die within hours.
delete from session;
alter table session add column moyen text not null;
