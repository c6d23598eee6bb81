package jp.kagiban.vault.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.vault.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

public final class Fixtures {

    public static final SecureRandom RANDOM = new SecureRandom();
    public static final TenantId TENANT = TenantId.of("0190a000-0000-7000-8000-000000000001");
    public static final UUID SUBJECT = UUID.fromString("0190a000-0000-7000-8000-0000000000aa");
    public static final KeyRef KEY = new KeyRef(1, UUID.fromString("0190a000-0000-7000-8000-0000000000ff"));
    public static final Context CONTEXT =
            Context.ofSecret(TENANT, SUBJECT, Field.LICENSE_KEY.code(), KEY, 1764034920000L);

    private Fixtures() {}

    public static JsonNode vectors(String file) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/vectors/" + file)) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static byte[] hex(JsonNode test, String name) {
        return HexFormat.of().parseHex(test.get(name).asString());
    }

    public static UUID uuid(JsonNode test, String name) {
        return UUID.fromString(test.get(name).asString());
    }

    public static KeyMaterial key(int filledWith) {
        byte[] bytes = new byte[KeyMaterial.KEY_LENGTH];
        Arrays.fill(bytes, (byte) filledWith);
        return KeyMaterial.owning(bytes);
    }

    public static KeyMaterial prk(int filledWith) {
        return KeyLabel.RECORD.prk(key(filledWith));
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
