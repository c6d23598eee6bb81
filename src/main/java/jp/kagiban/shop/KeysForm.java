package jp.kagiban.shop;

import java.util.Optional;
import jp.kagiban.shop.Problem.Kind;
import org.jspecify.annotations.Nullable;

/** Looks at entered keys, as far as that needs neither RMS nor what the vault holds. */
final class KeysForm {

    private KeysForm() {}

    /**
     * What is on record of a shop.
     *
     * @param serviceSecret whether one can be taken over
     * @param licenseKey whether one can be taken over
     * @param number the number of the licenseKey, or null
     */
    record OnRecord(
            boolean serviceSecret,
            boolean licenseKey,
            @Nullable String number) {

        static final OnRecord NOTHING = new OnRecord(false, false, null);
    }

    /** Mended values; an empty one is to be taken over. They are secrets and not shown. */
    record Keys(String serviceSecret, String licenseKey) {

        boolean empty() {
            return serviceSecret.isEmpty() && licenseKey.isEmpty();
        }

        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    /** @param nothingIsFine whether both may be empty, because the form has other fields */
    static Keys check(KeyEntry entry, Family family, OnRecord onRecord, boolean nothingIsFine, Findings findings) {
        String service =
                family == Family.DEVELOPER_APP ? "" : findings.mend(ShopField.SERVICE_SECRET, entry.serviceSecret());
        String licence = findings.mend(ShopField.LICENSE_KEY, entry.licenseKey());
        Keys keys = new Keys(service, licence);
        if (keys.empty() && nothingIsFine) {
            return keys;
        }
        demand(keys, family, onRecord, findings);
        if (KeyInput.looksLikeLicenseKey(service) && KeyInput.looksLikeServiceSecret(licence)) {
            findings.add(ShopField.SERVICE_SECRET, Kind.SWAPPED);
            findings.add(ShopField.LICENSE_KEY, Kind.SWAPPED);
        } else {
            form(ShopField.SERVICE_SECRET, service, findings);
            form(ShopField.LICENSE_KEY, licence, findings);
        }
        if (!findings.blocked()) {
            numbers(keys, family, onRecord, findings);
        }
        return keys;
    }

    private static void demand(Keys keys, Family family, OnRecord onRecord, Findings findings) {
        if (keys.serviceSecret().isEmpty() && family == Family.OWN_APP && !onRecord.serviceSecret()) {
            findings.add(ShopField.SERVICE_SECRET, Kind.EMPTY);
        }
        if (keys.licenseKey().isEmpty() && (keys.empty() || !onRecord.licenseKey())) {
            findings.add(ShopField.LICENSE_KEY, Kind.EMPTY);
        }
    }

    private static void form(ShopField field, String value, Findings findings) {
        if (value.isEmpty()) {
            return;
        }
        boolean licence = field == ShopField.LICENSE_KEY;
        findings.limit(field, value);
        if (findings.has(field)) {
            return;
        }
        if (licence ? KeyInput.looksLikeServiceSecret(value) : KeyInput.looksLikeLicenseKey(value)) {
            findings.add(field, Kind.OTHER_SECRET, licence ? "serviceSecret" : "licenseKey", licence ? "SL" : "SP");
        } else if (!KeyInput.possible(value)) {
            findings.add(field, Kind.FOREIGN_LETTERS);
        } else if (!KeyInput.usual(value)) {
            findings.add(field, Kind.UNUSUAL_FORM);
        }
    }

    private static void numbers(Keys keys, Family family, OnRecord onRecord, Findings findings) {
        Optional<String> stored = Optional.ofNullable(onRecord.number());
        Optional<String> licence = KeyInput.number(keys.licenseKey());
        Optional<String> service = KeyInput.number(keys.serviceSecret());
        Optional<String> beside = keys.licenseKey().isEmpty() ? stored : licence;
        if (family == Family.OWN_APP && differ(service, beside)) {
            ShopField field = keys.licenseKey().isEmpty() ? ShopField.SERVICE_SECRET : ShopField.LICENSE_KEY;
            findings.add(field, Kind.DIFFERENT_NUMBERS, service.orElseThrow(), beside.orElseThrow());
        }
        if (differ(licence, stored)) {
            findings.add(ShopField.LICENSE_KEY, Kind.OTHER_SHOPS_NUMBER, licence.orElseThrow(), stored.orElseThrow());
        }
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }
}
