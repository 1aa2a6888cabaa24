#!/bin/sh
# Makes honoraire.aot beside honoraire.jar: what the JVM learns while the application starts, so that it need not learn it
# at every start. Runs where the jar is, with the JRE and the options that will use the cache. Needs neither database nor
# Stripe: the application stops where it would go to work.
set -eu
java -XX:AOTCacheOutput=honoraire.aot -Dspring.context.exit=onRefresh -jar honoraire.jar \
  --spring.datasource.url=jdbc:postgresql://localhost:1/none --spring.datasource.username=honoraire \
  --spring.flyway.enabled=false --spring.jpa.hibernate.ddl-auto=none \
  --spring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect \
  --spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false \
  --honoraire.base-url=http://localhost:8080 --honoraire.mail-from=nobody@honoraire.example \
  --honoraire.link-secret=for-one-start-without-anybody-00 --honoraire.factor-key=for-one-start-without-anybody-01 \
  --stripe.secret-key=sk_test_none --stripe.publishable-key=pk_test_none --stripe.webhook-secrets=whsec_none
test -s honoraire.aot
