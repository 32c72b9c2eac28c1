const nineDigits = /(?<!\d)\d(?:[ .-]?\d){8}(?!\d)/g

/** The eleven-test of Dutch citizen service numbers (burgerservicenummer): 9a+8b+…+2h−i is a multiple of 11. */
const passesElevenTest = (digits: string): boolean => {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  )
  return sum !== 0 && sum % 11 === 0
}

const isBsn = (written: string): boolean => passesElevenTest(written.replace(/\D/g, ''))

/** Whether a text holds a number that can be a BSN. Such a text is refused and never echoed. */
export const holdsBsn = (text: string): boolean =>
  [...text.matchAll(nineDigits)].some(([found]) => isBsn(found))

/** The text with every number that can be a BSN blotted out, so that the rest need not be typed again. */
export const withoutBsn = (text: string): string =>
  text.replace(nineDigits, (found) => (isBsn(found) ? '•••••••••' : found))
