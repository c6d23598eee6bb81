# Stage one builds the jar and takes it apart: the libraries change seldom, so they are a layer of their own.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
ENV MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
COPY pom.xml ./
COPY frontend frontend/
COPY src/main src/main/
# Git's history stays outside: --build-arg COMMIT=$(git rev-parse --short=12 HEAD) tells the portal which commit it is.
ARG COMMIT=unknown
RUN mvn -B -ntp -q package -Dmaven.test.skip=true -Dmdep.analyze.skip=true -Dspotless.check.skip=true -Dcommit=${COMMIT} \
 && java -Djarmode=tools -jar target/kagiban.jar extract --destination /portal

# Stage two runs it, as a user without rights, with all that must last in /data.
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin kagiban \
 && install -d -o kagiban -m 0700 /data
WORKDIR /app
COPY --from=build /portal/lib lib/
COPY --from=build /portal/kagiban.jar ./
USER kagiban
ENV KAGIBAN_ADDRESS=0.0.0.0 \
    KAGIBAN_MANAGEMENT_PORT=8081 \
    KAGIBAN_DATA_DIR=/data \
    JAVA_TOOL_OPTIONS="-Duser.timezone=UTC -XX:MaxRAMPercentage=70"
VOLUME /data
EXPOSE 8080
# Bash speaks to the port itself: no further tool is in the image.
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${KAGIBAN_MANAGEMENT_PORT:-${KAGIBAN_PORT:-8080}} && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
# Secrets are in memory while they are used: no dump of it goes into a file, and no tool of the JDK attaches.
ENTRYPOINT ["java", "-XX:-HeapDumpOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash", "-XX:+DisableAttachMechanism", \
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "kagiban.jar"]
