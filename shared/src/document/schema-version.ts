/**
 * Version of the document schema. Raised with every new node, mark or attribute: a client that knows less
 * gets a read-only text, since an editor deletes for everyone what its schema does not know.
 */
export const SCHEMA_VERSION = 4

/** Name of the one root type of a room's Y.Doc. The gate refuses any other. */
export const ROOT_NAME = 'document'
