package jp.kagiban.testing;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Debian's docker-compose reads {@code deploy/compose.yaml}. It needs no engine for that. */
public final class Compose {

    public static final Path FILE = Path.of("deploy", "compose.yaml");

    private Compose() {}

    /** Returns the file's content, with merged parts. Throws if docker-compose refuses the file. */
    public static JsonNode read(Path file) throws Exception {
        Path name = file.getFileName();
        return JsonMapper.shared()
                .readTree(Tool.run(
                        file.toAbsolutePath().getParent(),
                        "docker-compose",
                        "--file",
                        name.toString(),
                        "config",
                        "--format",
                        "json"));
    }

    /** Returns a service of our file. */
    public static JsonNode service(String name) throws Exception {
        return read(FILE).path("services").path(name);
    }
}
