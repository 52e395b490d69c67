/** The letter or number with which the heading of a section begins, with what parts it from its words. */
export const SECTION_LETTER = /^([A-Z]|\d{1,2})\.\s/
