package jp.kagiban.mall;

import java.util.Map;
import java.util.Optional;
import jp.kagiban.shared.Secret;

/**
 * What a mall asks for of a shop, and for whom it is asked. The caller owns and closes the secrets.
 *
 * @param secrets by the names of their {@link CredentialField}s
 */
public record Credentials(Map<String, Secret> secrets, MallCaller caller) {

    public Credentials {
        secrets = Map.copyOf(secrets);
    }

    /** @throws IllegalStateException where the shop holds no such secret */
    public Secret secret(String field) {
        return Optional.ofNullable(secrets.get(field))
                .orElseThrow(() -> new IllegalStateException("A shop's " + field + " is not there"));
    }

    /** For whoever owns the secrets. Doing it twice is doing it once. */
    public void wipe() {
        secrets.values().forEach(Secret::close);
    }

    @Override
    public String toString() {
        return "Credentials[caller=" + caller + "]";
    }
}
