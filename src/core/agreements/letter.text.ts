/** The words of the letter for a pupil and the parents: plain Dutch (B1), whatever language the staff read. */
export const letterText = {
  title: 'Mijn afspraken',
  intro: (name: string, classes: string, day: string) =>
    `Deze brief is voor ${name}${classes ? ` uit ${classes}` : ''}. Hier staat wat we samen hebben afgesproken. Het klopt op ${day}.`,
  agreed: 'Dit hebben we afgesproken',
  nothing: 'Er zijn nu geen afspraken.',
  from: (day: string) => `Dit begint op ${day}.`,
  until: (day: string) => `Dit duurt tot en met ${day}.`,
  subjects: (subjects: string) => `Dit geldt bij ${subjects}.`,
  ownWords: 'Dit heb je zelf gezegd',
  strengths: 'Dit gaat al goed',
  goals: 'Hier werken we aan',
  area: { home: 'Thuis', school: 'Op school', surroundings: 'Om je heen' },
  helpers: 'Bij deze mensen kun je terecht',
  worker: (name: string) => `${name}, van de trajectvoorziening`,
  contact: (name: string) => `${name}. Je ouders kunnen deze persoon ook bellen.`,
  nobody: 'Je mentor.',
  evaluation: 'Dan kijken we opnieuw',
  evaluateOn: (day: string) =>
    `Op ${day} praten we samen over deze afspraken. Passen ze nog? Of kan iets beter?`,
  noEvaluation: 'De dag kiezen we nog.',
  wrong: 'Klopt er iets niet, of wil je iets anders? Zeg het. Afspraken kun je veranderen.',
  rights:
    'Jij en je ouders mogen alles zien wat de school over jou bewaart. Vraag het aan je mentor of aan de trajectvoorziening.',
  foot: 'Mijn afspraken',
} as const
