/** What a file chooser offers. */
export const ACCEPTED_FILES = '.docx,.md,.markdown'
