import { Document, isCollection, isMap, isScalar, isSeq, type YAMLMap } from 'yaml'
import { z } from 'zod'
import { bare } from '../text/schema.ts'
import { SchoolChoices } from './school-choices.ts'

const header = [
  'Everything a school can choose, with what it means and an example. Copy this file to school.yaml and keep what',
  'differs from the usual; every key may be left out. The bot reads the file again when it changes.',
]

const wide = 110

const wrapped = (words: string, indent: number): string => {
  const lines = ['']
  for (const word of words.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (indent + line.length + word.length + 3 > wide) lines.push(` ${word}`)
    else lines[lines.length - 1] = `${line} ${word}`
  }
  return lines.join('\n')
}

const exampleOf = (schema: z.core.$ZodType): unknown => {
  const example = z.globalRegistry.get(schema)?.examples
  if (Array.isArray(example)) return example[0]
  const usual = schema instanceof z.ZodPrefault ? schema.def.defaultValue : undefined
  const inner = bare(schema)
  const isEmpty = typeof usual === 'object' && usual !== null && Object.keys(usual).length === 0
  if (!(inner instanceof z.ZodObject) || (usual !== undefined && !isEmpty)) return usual
  return Object.fromEntries(Object.entries(inner.shape).map(([key, value]) => [key, exampleOf(value)]))
}

const comment = (map: YAMLMap, schema: z.core.$ZodType, depth: number): void => {
  const inner = bare(schema)
  if (!(inner instanceof z.ZodObject)) return
  for (const [at, { key, value }] of map.items.entries()) {
    if (!isScalar(key)) continue
    const known = inner.shape[String(key.value)]
    const description = known && z.globalRegistry.get(known)?.description
    if (description) key.commentBefore = wrapped(description, depth * 2)
    key.spaceBefore = depth === 0 && at > 0
    if (known && isMap(value)) comment(value, known, depth + 1)
  }
}

/** The entries of a list stand on one line each, and a list of words on one line as a whole. */
const flatten = (node: unknown): void => {
  if (isMap(node)) for (const { value } of node.items) flatten(value)
  if (!isSeq(node)) return
  node.flow = !node.items.some(isCollection)
  for (const item of node.items) if (isCollection(item)) item.flow = true
}

/** A school file with every key in it: what it means, and an example. */
export const schoolExample = (): string => {
  const file = new Document(exampleOf(SchoolChoices), { aliasDuplicateObjects: false })
  file.commentBefore = header.map((line) => ` ${line}`).join('\n')
  if (isMap(file.contents)) {
    flatten(file.contents)
    comment(file.contents, SchoolChoices, 0)
  }
  return file.toString({ lineWidth: wide, flowCollectionPadding: true })
}
