/** What Slack allows, in characters and in numbers of things. */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  sectionText: 3000,
  contextText: 2000,
  headerText: 150,
  fields: 10,
  fieldText: 2000,
  actionsElements: 25,
  viewTitle: 24,
  viewSubmit: 24,
  viewClose: 24,
  privateMetadata: 3000,
  id: 255,
  buttonText: 75,
  buttonValue: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLabel: 2000,
  inputHint: 2000,
  inputText: 3000,
  optionText: 75,
  optionValue: 75,
  radioOptions: 10,
  checkboxOptions: 10,
  selectOptions: 100,
  optionGroups: 100,
} as const

/** The largest body that is read from an inbound request, in bytes. */
export const bodyLimit = 256 * 1024

/** How far a signed request's own time may lie from ours, before and after, in seconds. */
export const signatureWindow = 5 * 60

/** The number of the last time Slack tries an event again. */
export const lastRetry = 3

/** How long one request to Slack may take, in milliseconds. */
export const requestTimeout = 5000

/** When to try again after a refusal that names no time itself, in seconds. */
export const laterByDefault = 30
