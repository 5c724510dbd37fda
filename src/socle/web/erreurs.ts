/** For a handler that must stop at once: an object that does not exist for this person. Becomes a 404 page. */
export class Introuvable extends Error {}

/** The object exists for this person, the act is not theirs. Becomes a 403 page that says what to do. */
export class NonAutorise extends Error {}

/** What was sent cannot be read at all (a broken multipart body): nobody's browser does that. Becomes a 400 page. */
export class Illisible extends Error {}
