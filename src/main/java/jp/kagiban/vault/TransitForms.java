package jp.kagiban.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What answers of the Transit engine say, as far as it is read. Anything may be missing in them. */
final class TransitForms {

    static final String TYPE = "aes256-gcm96";

    private TransitForms() {}

    record OfAKey(@Nullable Key data) {

        Optional<Key> key() {
            return Optional.ofNullable(data);
        }
    }

    record Key(
            @Nullable String type,
            @Nullable Boolean derived,
            @Nullable Boolean exportable,

            @JsonProperty("allow_plaintext_backup") @Nullable
            Boolean plainBackup) {

        /** Whether the context goes into it, and it never leaves the engine. */
        boolean isSafe() {
            return TYPE.equals(type)
                    && Boolean.TRUE.equals(derived)
                    && Boolean.FALSE.equals(exportable)
                    && Boolean.FALSE.equals(plainBackup);
        }
    }

    record Encrypted(@Nullable Text data) {

        Optional<String> text() {
            return Optional.ofNullable(data).flatMap(text -> Optional.ofNullable(text.ciphertext()));
        }
    }

    record Text(@Nullable String ciphertext) {}

    record Decrypted(@Nullable Plain data) {

        /** The caller wipes it. */
        Optional<byte[]> plain() {
            return Optional.ofNullable(data).flatMap(plain -> Optional.ofNullable(plain.plaintext()));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Plain(byte @Nullable [] plaintext) {}

    record Refusal(@Nullable List<String> errors) {

        Optional<List<String>> words() {
            return Optional.ofNullable(errors);
        }
    }
}
