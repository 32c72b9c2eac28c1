import { gzipSync } from 'node:zlib'
import fc from 'fast-check'

/** How a body is wrapped for the wire, in ways that a platform would not. */
export const wrappings = fc.oneof(
  { weight: 12, arbitrary: fc.constant('as it should be' as const) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'half of it' as const,
      'broken utf-8' as const,
      'utf-16' as const,
      'a byte order mark' as const,
      'zipped' as const,
      'called zipped' as const,
      'called text' as const,
      'called nothing' as const,
      'called latin-1' as const,
      'called multipart' as const,
      'called twice' as const,
      'percent signs' as const,
      'nothing at all' as const,
      'too much' as const,
    ),
  },
)
export type Wrapping = typeof wrappings extends fc.Arbitrary<infer W> ? W : never

/** What goes over the wire. */
export type Wrapped = { readonly bytes: Uint8Array; readonly headers: Readonly<Record<string, string>> }

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')

/** Wraps a body, with the content type that belongs to it. */
export const wrap = (body: string, type: string, how: Wrapping): Wrapped => {
  const typed = { 'content-type': type }
  switch (how) {
    case 'as it should be':
      return { bytes: utf8(body), headers: typed }
    case 'half of it':
      return { bytes: utf8(body.slice(0, body.length / 2)), headers: typed }
    case 'broken utf-8':
      return { bytes: Buffer.concat([utf8(body), Buffer.from([0xc3, 0x28, 0xff, 0xfe])]), headers: typed }
    case 'utf-16':
      return { bytes: Buffer.from(body, 'utf16le'), headers: typed }
    case 'a byte order mark':
      return { bytes: utf8(`\ufeff${body}`), headers: typed }
    case 'zipped':
      return { bytes: gzipSync(body), headers: { ...typed, 'content-encoding': 'gzip' } }
    case 'called zipped':
      return { bytes: utf8(body), headers: { ...typed, 'content-encoding': 'gzip' } }
    case 'called text':
      return { bytes: utf8(body), headers: { 'content-type': 'text/plain' } }
    case 'called nothing':
      return { bytes: utf8(body), headers: { 'content-type': '' } }
    case 'called latin-1':
      return { bytes: Buffer.from(body, 'latin1'), headers: { 'content-type': `${type}; charset=latin1` } }
    case 'called multipart':
      return { bytes: utf8(body), headers: { 'content-type': 'multipart/form-data; boundary=x' } }
    case 'called twice':
      return { bytes: utf8(body), headers: { 'content-type': `${type}, ${type}` } }
    case 'percent signs':
      return { bytes: utf8(`${body}&%zz=%e0%a4%a&payload=%7B`), headers: typed }
    case 'nothing at all':
      return { bytes: new Uint8Array(), headers: typed }
    case 'too much':
      return { bytes: utf8(`${body}${' '.repeat(300 * 1024)}`), headers: typed }
  }
}
