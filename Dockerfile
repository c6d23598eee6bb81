# Other bases: --build-arg. The second one needs glibc, bash, coreutils and useradd, but no Java.
ARG BUILD_BASE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_BASE=debian:13-slim

# Stage 1 builds a JRE of the modules that the portal may need, and extracts the jar.
FROM ${BUILD_BASE} AS build
WORKDIR /build
RUN jlink --output /opt/java --compress=zip-6 --no-header-files --no-man-pages --include-locales=en,ja --add-modules \
    java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs
ENV MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
COPY pom.xml ./
COPY frontend frontend/
COPY src/main src/main/
# The build has no git history. Pass --build-arg COMMIT=$(git rev-parse --short=12 HEAD) to record the commit.
ARG COMMIT=unknown
RUN mvn -B -ntp -q package -Dmaven.test.skip=true -Dmdep.analyze.skip=true -Dspotless.check.skip=true -Dcommit=${COMMIT} \
 && java -Djarmode=tools -jar target/kagiban.jar extract --destination /app
# A first start records the JVM's ahead-of-time cache. The cache is valid for these paths, file times and options only.
# Builders may round the jar's time to seconds, so it must be a whole second before.
WORKDIR /app
RUN touch --date="@$(date +%s)" kagiban.jar \
 && KAGIBAN_SANDBOX=on KAGIBAN_PORT=0 KAGIBAN_DATA_DIR=/tmp/first-start \
    /opt/java/bin/java -XX:AOTCacheOutput=kagiban.aot -Xmx1g -Duser.timezone=UTC -Dspring.context.exit=onRefresh \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar kagiban.jar

# Stage 2 runs the portal as an unprivileged user. /data holds everything that must last. Everything else except /tmp may be read-only.
FROM ${RUNTIME_BASE}
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin kagiban \
 && install -d -o kagiban -m 0700 /data /data/vault /data/seals
WORKDIR /app
COPY --from=build /opt/java /opt/java/
# Libraries rarely change, so they get their own layer.
COPY --from=build /app/lib lib/
COPY --from=build /app/kagiban.jar /app/kagiban.aot ./
USER 10001
ENV KAGIBAN_ADDRESS=0.0.0.0 \
    KAGIBAN_MANAGEMENT_PORT=9081 \
    KAGIBAN_DATA_DIR=/data \
    PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin \
    LC_ALL=C.UTF-8 \
    JAVA_TOOL_OPTIONS="-Duser.timezone=UTC -XX:MaxRAMPercentage=70"
VOLUME /data
EXPOSE 8080
# Bash opens the port itself, because the image has no HTTP client.
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${KAGIBAN_MANAGEMENT_PORT:-${KAGIBAN_PORT:-8080}} && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
# The cache also holds machine code that fits only the building processor. Without AOTAdapterCaching, the JVM doesn't load it.
# Memory holds secrets: write no dumps, and let no JDK tool attach. Without memory left, end with exit code 3.
ENTRYPOINT ["java", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-XX:+DisableAttachMechanism", \
            "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
            "-XX:AOTCache=kagiban.aot", "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTAdapterCaching", "-jar", "kagiban.jar"]
ARG COMMIT=unknown
LABEL org.opencontainers.image.title="Kagiban" \
      org.opencontainers.image.description="Keeps the API keys of Rakuten Ichiba shops" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${COMMIT}"
