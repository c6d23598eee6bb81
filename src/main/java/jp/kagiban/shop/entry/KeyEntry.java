package jp.kagiban.shop.entry;

import java.util.Map;
import jp.kagiban.mall.CredentialField;
import org.springframework.modulith.NamedInterface;

/**
 * The input into a mall's key form, not yet normalized. On a saved shop, an empty field means unchanged.
 *
 * @param values the entered values, by the name of their {@link CredentialField}
 */
@NamedInterface("entry")
public record KeyEntry(Map<String, String> values) {

    public KeyEntry {
        values = Map.copyOf(values);
    }

    /** Whether at least one field has a value. */
    public boolean entered() {
        return values.values().stream().anyMatch(value -> !value.isBlank());
    }

    String value(CredentialField field) {
        return values.getOrDefault(field.name(), "");
    }

    @Override
    public String toString() {
        return "KeyEntry[…]";
    }
}
