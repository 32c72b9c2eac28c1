/** A text as every database takes it: without the sign for nothing, and without halves of characters. */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()
