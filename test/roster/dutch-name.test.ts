import { expect, test } from 'vitest'
import { dutchName } from '../../src/core/roster/dutch-name.ts'

test.each([
  ['in a column of their own', ['Sanne', 'van den', 'Berg'], 'Sanne | van den Berg'],
  ['there in capitals', ['Sanne', 'VAN DEN', 'Berg'], 'Sanne | van den Berg'],
  ['behind the given name', ['Sanne van den', '', 'Berg'], 'Sanne | van den Berg'],
  ['in front of the family name already', ['Sanne', '', 'van den Berg'], 'Sanne | van den Berg'],
  ['in two places at once', ['Sanne', 'van den', 'van den Berg'], 'Sanne | van den Berg'],
  ['behind a comma', ['Sanne', '', 'Berg, van den'], 'Sanne | van den Berg'],
  ['with an apostrophe of any kind', ['Bart', '’t', 'Hof'], "Bart | 't Hof"],
  ['from elsewhere', ['Mo', 'el', 'Amrani'], 'Mo | el Amrani'],
  ['from elsewhere behind a comma', ['Ali', '', 'Khattabi, ben'], 'Ali | ben Khattabi'],
  ['absent: a second given name is no tussenvoegsel', ['Anna', 'Maria', 'Smit'], 'Anna | Smit'],
  ['absent: a second given name that could be one', ['Jan', 'Al', 'Smit'], 'Jan | Smit'],
  ['absent: a given name that could be one', ['El', '', 'Smit'], 'El | Smit'],
  ['absent: a given name with a capital behind', ['Jan De', '', 'Smit'], 'Jan De | Smit'],
  ['absent: a comma before something else', ['Kim', '', 'Smit, jr'], 'Kim | Smit, jr'],
  ['absent, with spaces to spare', [' Anne  Fleur ', ' ', '  Smit-Jansen '], 'Anne Fleur | Smit-Jansen'],
])('tussenvoegsels %s', (_, [given = '', middle = '', family = ''], kept) => {
  const { givenName, familyName } = dutchName({ given, middle, family })
  expect(`${givenName} | ${familyName}`).toBe(kept)
})
