#!/bin/sh
# Makes honoraire.aot beside honoraire.jar: what the JVM learns while the application starts, so that it need not learn it
# at every start. Runs where the jar is, with the JRE and the options that will use the cache. Needs neither database nor
# Stripe: the application stops where it would go to work. Nothing of the environment's settings is learned.
set -eu
env -i PATH="$PATH" JAVA_TOOL_OPTIONS="${JAVA_TOOL_OPTIONS-}" \
  java -XX:AOTCacheOutput=honoraire.aot -Dspring.aot.enabled=true -Dspring.context.exit=onRefresh -jar honoraire.jar \
  --spring.config.additional-location=classpath:/learning.properties --spring.flyway.enabled=false
test -s honoraire.aot
