#!/bin/sh
# Makes honoraire.aot beside honoraire.jar: what the JVM learns while the application starts, so that it need not learn it
# at every start. Runs where the jar is, with the JRE and the options that will use the cache. Needs neither database nor
# Stripe: the application stops where it would go to work, and what is given here serves nobody.
set -eu
java -XX:AOTCacheOutput=honoraire.aot -Dspring.context.exit=onRefresh -jar honoraire.jar \
  --spring.datasource.url=jdbc:postgresql://localhost:1/none --spring.datasource.username=honoraire \
  --spring.datasource.hikari.connection-timeout=250 \
  --spring.flyway.enabled=false --spring.flyway.user=honoraire_owner --spring.jpa.hibernate.ddl-auto=none \
  --spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false \
  --spring.jpa.database-platform=org.hibernate.dialect.PostgreSQLDialect \
  --honoraire.base-url=http://localhost:8080 --honoraire.mail-from=nobody@honoraire.example \
  --honoraire.link-secret=for-one-start-without-anybody-00 --honoraire.factor-key=for-one-start-without-anybody-01 \
  --stripe.secret-key=sk_test_51HfPqLz0aNobodys8wQk3 --stripe.publishable-key=pk_test_51HfPqLz0aNobodys8wQk3 \
  --stripe.webhook-secrets=whsec_Zk3vNobodys81mQxT4b --spring.mail.host=localhost
test -s honoraire.aot
