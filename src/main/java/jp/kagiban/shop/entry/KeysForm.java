package jp.kagiban.shop.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.kagiban.mall.CredentialField;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.Family;
import jp.kagiban.mall.Mall;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.key.KeyGeneration;
import jp.kagiban.shop.key.OpenKeys;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;

/** Validates entered keys without a call to the mall and without the vault. */
final class KeysForm {

    private KeysForm() {}

    /**
     * The stored facts about a shop.
     *
     * @param keys whether a key is stored from which fields can be copied
     * @param number the call number of that key, or null
     */
    record OnRecord(boolean keys, @Nullable String number) {

        static final OnRecord NOTHING = new OnRecord(false, null);

        static OnRecord of(OpenKeys open) {
            KeyGeneration newest = open.newest();
            return newest == null ? NOTHING : new OnRecord(true, newest.origin().shopNumber());
        }
    }

    /** Normalized values by field. An empty value is copied from the stored key. The values are secrets and never shown. */
    record Keys(Family family, Map<CredentialField, String> values) {

        boolean empty() {
            return values.values().stream().allMatch(String::isEmpty);
        }

        String value(CredentialField field) {
            return values.getOrDefault(field, "");
        }

        /** Returns the value of the field that is renewed. */
        String key() {
            return value(family.key());
        }

        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    /** @param mayBeEmpty whether all fields may be empty, because the form has other fields */
    static Keys check(
            KeyEntry entry, Mall mall, Family family, OnRecord onRecord, boolean mayBeEmpty, Findings findings) {
        Map<CredentialField, String> values = new LinkedHashMap<>();
        family.fields()
                .forEach(field -> values.put(field, findings.normalize(ShopField.of(field), entry.value(field))));
        Keys keys = new Keys(family, values);
        if (keys.empty() && mayBeEmpty) {
            return keys;
        }
        requireValues(keys, onRecord, findings);
        values.forEach((field, value) -> findings.limit(ShopField.of(field), value));
        inspect(keys, mall, onRecord, findings);
        return keys;
    }

    /** Adds a problem for each required field that is empty. */
    private static void requireValues(Keys keys, OnRecord onRecord, Findings findings) {
        Family family = keys.family();
        if (!onRecord.keys()) {
            family.beside().stream()
                    .filter(field -> keys.value(field).isEmpty())
                    .forEach(field -> findings.add(ShopField.of(field), Kind.EMPTY));
        }
        if (keys.key().isEmpty() && (keys.empty() || !onRecord.keys())) {
            findings.add(ShopField.of(family.key()), Kind.EMPTY);
        }
    }

    /** Lets the mall inspect only values that aren't too long and can be stored. */
    private static void inspect(Keys keys, Mall mall, OnRecord onRecord, Findings findings) {
        Map<String, String> checkable = new LinkedHashMap<>();
        keys.values().forEach((field, value) -> {
            if (!value.isEmpty() && !findings.has(ShopField.of(field))) {
                checkable.put(field.name(), value);
            }
        });
        mall.inspect(keys.family(), checkable, onRecord.number())
                .forEach(problem -> findings.add(
                        new ShopField(problem.field()),
                        kind(problem.kind()),
                        problem.arguments().toArray(String[]::new)));
    }

    private static Kind kind(EntryProblem.Kind kind) {
        return switch (kind) {
            case FOREIGN_LETTERS -> Kind.FOREIGN_LETTERS;
            case SWAPPED -> Kind.SWAPPED;
            case OTHER_SECRET -> Kind.OTHER_SECRET;
            case DIFFERENT_NUMBERS -> Kind.DIFFERENT_NUMBERS;
            case OTHER_SHOPS_NUMBER -> Kind.OTHER_SHOPS_NUMBER;
            case UNUSUAL_FORM -> Kind.UNUSUAL_FORM;
        };
    }
}
