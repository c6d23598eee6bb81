# Stage 1 builds and extracts the jar. Libraries rarely change, so they get their own layer.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
ENV MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
COPY pom.xml ./
COPY frontend frontend/
COPY src/main src/main/
# The build has no git history. Pass --build-arg COMMIT=$(git rev-parse --short=12 HEAD) to record the commit.
ARG COMMIT=unknown
RUN mvn -B -ntp -q package -Dmaven.test.skip=true -Dmdep.analyze.skip=true -Dspotless.check.skip=true -Dcommit=${COMMIT} \
 && java -Djarmode=tools -jar target/kagiban.jar extract --destination /portal

# Stage 2 runs the portal as an unprivileged user. /data holds everything that must last.
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin kagiban \
 && install -d -o kagiban -m 0700 /data /data/vault /data/seals
WORKDIR /app
COPY --from=build /portal/lib lib/
COPY --from=build /portal/kagiban.jar ./
USER kagiban
ENV KAGIBAN_ADDRESS=0.0.0.0 \
    KAGIBAN_MANAGEMENT_PORT=9081 \
    KAGIBAN_DATA_DIR=/data \
    JAVA_TOOL_OPTIONS="-Duser.timezone=UTC -XX:MaxRAMPercentage=70"
VOLUME /data
EXPOSE 8080
# Bash opens the port itself, because the image has no HTTP client.
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${KAGIBAN_MANAGEMENT_PORT:-${KAGIBAN_PORT:-8080}} && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
# Memory holds secrets: write no dumps, and let no JDK tool attach. Without memory left, end with exit code 3.
ENTRYPOINT ["java", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-XX:+DisableAttachMechanism", \
            "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "kagiban.jar"]
