call keep_to_practitioner('team');
call keep_to_practitioner('membership');
revoke delete on team, membership from "${application-role}";
