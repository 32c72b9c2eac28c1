/** The words around a letter in a browser. Its readers are staff of a Dutch school. */
export const paperText = {
  ready: 'Je brief staat klaar',
  mind: 'Deze link is van jou alleen en werkt tien minuten. Print of bewaar de brief alleen waar het nodig is.',
  open: 'Brief openen',
  gone: 'Deze link werkt niet meer',
  again: 'Vraag in de chat opnieuw om de brief: je krijgt dan een nieuwe link.',
} as const
