-- Who is at the door, as before, and the present stamp of their school's roster: whoever looks for a name knows by it
-- whether the names they have in memory are the present ones.
drop function arrive(text, text, text, timestamptz);
create function arrive(platform_ text, workspace_ text, user_ text, at_ timestamptz)
returns table (
  school_id uuid, zone text, school_locale text, emergency_phone text, topics text[], roster text,
  person_id uuid, given_name text, family_name text, own_locale text, roles text[],
  account_id uuid, service_url text, conversation text, bot text
)
language plpgsql as $$
declare
  school_ uuid;
begin
  select w.school_id into school_ from workspace w where w.platform = platform_ and w.id = workspace_;
  if school_ is null then
    return;
  end if;
  perform set_config('app.school', school_::text, true);
  update account a set seen_at = at_
  where a.school_id = school_ and a.platform = platform_ and a.workspace = workspace_ and a.external_user = user_ and a.cut_at is null
    and (a.seen_at is null or a.seen_at < at_ - interval '1 minute'
      or exists (select from account o where o.school_id = school_ and o.person_id = a.person_id and o.seen_at > a.seen_at));
  return query
    select s.id, s.zone, s.locale, s.emergency_phone, s.topics,
      coalesce((select t.stamp::text from roster_stamp t where t.school_id = s.id), ''),
      p.id, p.given_name, p.family_name, p.locale,
      (select coalesce(array_agg(distinct r.role), '{}') from person_role r where r.school_id = s.id and r.person_id = p.id),
      a.id, a.service_url, a.conversation, a.bot
    from account a
    join person p on p.school_id = a.school_id and p.id = a.person_id
    join school s on s.id = a.school_id
    where a.school_id = school_ and a.platform = platform_ and a.workspace = workspace_ and a.external_user = user_
      and a.cut_at is null and p.left_at is null;
end
$$;

-- The pupil, and what somebody must know of them: confirmed, in force on that day, up to these levels. Who is bound to
-- the subjects in which they have the pupil is shown what is agreed for those alone.
create function pupil_to_know(
  school_ uuid, student_ uuid, pseudonym_ uuid, actor_ uuid, bound_ boolean, levels_ text[], day_ date, at_ timestamptz
) returns jsonb language plpgsql stable as $$
begin
  return (
    select jsonb_build_object(
      'id', s.id, 'number', s.number, 'givenName', s.given_name, 'nickname', s.nickname, 'familyName', s.family_name,
      'classes', (
        select coalesce(jsonb_agg(c.name order by c.name), '[]') from enrolment e
        join class c on c.school_id = e.school_id and c.id = e.class_id
        where e.school_id = s.school_id and e.student_id = s.id and e.ended_at is null and c.kind = 'homeroom'
      ),
      'agreements', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', a.id, 'version', a.version, 'box', translate(encode(a.box, 'base64'), E'\n', ''),
          'marks', (
            select coalesce(jsonb_agg(m.id), '[]') from agreement_mark m
            where m.school_id = a.school_id and m.agreement_id = a.id and m.version = a.version
          )
        ) order by a.valid_from, a.id), '[]')
        from agreement a
        where a.school_id = s.school_id and a.pseudonym = pseudonym_ and a.status = 'confirmed'
          and a.level = any (levels_)
          and a.valid_from <= day_ and (a.valid_until is null or a.valid_until >= day_)
          and (not bound_ or a.subjects = '{}' or exists (
            select from enrolment e join class c on c.school_id = e.school_id and c.id = e.class_id
            where e.school_id = s.school_id and e.student_id = s.id and e.ended_at is null
              and (c.subject is null or c.subject = any (a.subjects))
              and (
                exists (select from assignment t where t.school_id = e.school_id and t.class_id = e.class_id
                  and t.person_id = actor_ and t.ended_at is null)
                or exists (select from substitution u where u.school_id = e.school_id and u.class_id = e.class_id
                  and u.person_id = actor_ and u.since <= at_ and at_ < u.until)
              )
          ))
      )
    )
    from student s where s.school_id = school_ and s.id = student_
  );
end
$$;

-- The permit and what it allows to be read of one pupil, in one statement: this is asked a minute before the lesson.
-- `seen_` says for each accepted relation up to which levels it sees, and whether it is bound to subjects.
create function look_up(
  school_ uuid, event_ text, at_ timestamptz, actor_ uuid, action_ text, accepted_ text[],
  student_ uuid, pseudonym_ uuid, trace_ bytea, day_ date, seen_ jsonb
) returns table (permit text, pupil jsonb) language plpgsql as $$
declare
  because_ text := permit(
    school_, event_, at_, actor_, action_, accepted_, student_, null, null, pseudonym_, trace_
  );
  levels_ text[];
begin
  if seen_ ? because_ then
    levels_ := array(select jsonb_array_elements_text(seen_ -> because_ -> 'levels'));
    return query select because_, pupil_to_know(
      school_, student_, pseudonym_, actor_, (seen_ -> because_ ->> 'bound')::boolean, levels_, day_, at_
    );
  else
    return query select because_, null::jsonb;
  end if;
end
$$;

-- Which of these pupils somebody has to do with, as before; the stamp of the roster is known from the door.
drop function circle_among(uuid, timestamptz, uuid, text[], uuid[], uuid[]);
create function circle_among(
  school_ uuid, at_ timestamptz, actor_ uuid, accepted_ text[], students_ uuid[], pseudonyms_ uuid[]
) returns uuid[] language plpgsql as $$
begin
  perform set_config('app.school', school_::text, true);
  return (
    with stands as materialized (
      select r.subject_id from relation r
      where r.school_id = school_ and r.person_id = actor_ and r.relation = any (accepted_)
        and (r.subject_id is null or r.subject_id = any (students_) or r.subject_id = any (pseudonyms_))
        and (r.since is null or (r.since <= at_ and at_ < r.until))
    )
    select coalesce(array_agg(c.student), '{}')
    from unnest(students_, pseudonyms_) as c (student, pseudonym)
    where exists (
      select from stands where subject_id is null or subject_id = c.student or subject_id = c.pseudonym
    )
  );
end
$$;
