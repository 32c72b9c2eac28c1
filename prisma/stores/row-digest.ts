import { Prisma } from '../generated/client.ts'

/**
 * The digest of a row `r` of the register, in hexadecimal. What is listed here by name stays when a pupil is forgotten;
 * whatever else a row holds, now or after a later migration, is what it was about, and goes into a digest of its own
 * under the row's salt. That one stays in the row's place when the pupil is forgotten. Nothing at all is left out of
 * it, so a new column does not change the digests of before. The trace is spelled out: how bytes are written as JSON is a
 * setting of the session.
 */
export const rowDigest = Prisma.sql`encode(sha256(
  convert_to(jsonb_build_array(
    r.school_id, r.number, extract(epoch from r.at), r.actor_id, r.action, r.allowed, r.because
  )::text, 'UTF8')
  || coalesce(r.subject_digest, sha256(convert_to(r.salt::text || jsonb_strip_nulls(
    (to_jsonb(r) - '{school_id,number,at,actor_id,action,allowed,because,salt,subject_digest,trace}'::text[])
      || jsonb_build_object('trace', encode(r.trace, 'hex')))::text, 'UTF8')))
), 'hex')`
