#!/bin/sh
# Run once by the postgres image: the role that owns the tables, and the one the application works as.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$DATABASE_OWNER_PASSWORD" -v app="$DATABASE_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role honoraire_owner login password :'owner';
create role honoraire login password :'app';
alter database honoraire owner to honoraire_owner;
revoke temporary on database honoraire from public;
SQL
