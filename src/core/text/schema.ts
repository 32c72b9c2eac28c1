import { z } from 'zod'

/** A schema without what stands around it: defaults, transforms and "may be left out". */
export const bare = (schema: z.core.$ZodType): z.core.$ZodType => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault)
    return bare(schema.unwrap())
  return schema instanceof z.ZodPipe ? bare(schema.in) : schema
}

const within = (schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined => {
  const inner = bare(schema)
  if (inner instanceof z.ZodObject) return Object.hasOwn(inner.shape, step) ? inner.shape[step] : undefined
  if (inner instanceof z.ZodArray) return inner.element
  return inner instanceof z.ZodRecord ? inner.valueType : undefined
}

/** The keys that a schema knows at a path; none where any name is a key. */
export const keysAt = (schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] => {
  const [step, ...rest] = path.map((one) => (typeof one === 'symbol' ? String(one) : one))
  if (step !== undefined) {
    const next = within(schema, step)
    return next ? keysAt(next, rest) : []
  }
  const inner = bare(schema)
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape)
  const names = inner instanceof z.ZodRecord ? bare(inner.keyType) : undefined
  return names instanceof z.ZodEnum ? names.options.map(String) : []
}
