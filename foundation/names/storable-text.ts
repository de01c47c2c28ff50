const unstorable = /\0|\p{Surrogate}/u;

/** Text that PostgreSQL can keep: no NUL, no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !unstorable.test(text);

/** The text with a replacement character for all that PostgreSQL cannot keep: for output, which nobody can be asked to mend. */
export const toStorable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, "\ufffd");
