package jp.kagiban.mall;

import java.util.Map;
import java.util.Optional;
import jp.kagiban.shared.Secret;

/**
 * A shop's secrets for one mall, and the caller on whose behalf the mall is called. The caller owns and closes the secrets.
 *
 * @param secrets by names of {@link CredentialField}s
 */
public record Credentials(Map<String, Secret> secrets, MallCaller caller) {

    public Credentials {
        secrets = Map.copyOf(secrets);
    }

    /** @throws IllegalStateException if the shop has no such secret */
    public Secret secret(String field) {
        return Optional.ofNullable(secrets.get(field))
                .orElseThrow(() -> new IllegalStateException("A shop's " + field + " is not there"));
    }

    /** Wipes the secrets. Only their owner closes them. Idempotent. */
    public void wipe() {
        secrets.values().forEach(Secret::close);
    }

    @Override
    public String toString() {
        return "Credentials[caller=" + caller + "]";
    }
}
