# Built from source: a JDK 25 and Maven make the jar; a JRE runs its layers as nobody in particular, with the beans that were
# generated in the build and a cache of what it learned in one start before: together they more than halve the next ones.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
RUN ./mvnw --batch-mode -DskipTests -Dspotless.check.skip package \
    && java -Djarmode=tools -jar target/honoraire-*.jar extract --layers --application-filename honoraire.jar --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /app honoraire
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY docker/aot-cache.sh ./
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
# By the very JRE that runs it: another refuses the cache, and starts as if there were none.
RUN ./aot-cache.sh
USER honoraire
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q UP <&3"]
ENTRYPOINT ["java", "-Dspring.aot.enabled=true", "-XX:AOTCache=honoraire.aot", "-jar", "honoraire.jar"]
