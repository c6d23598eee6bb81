package jp.kagiban.rakuten;

import static jp.kagiban.rakuten.RakutenKeys.LICENSE_KEY;
import static jp.kagiban.rakuten.RakutenKeys.SERVICE_SECRET;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.EntryProblem.Kind;
import org.jspecify.annotations.Nullable;

/** Checks the format of entered keys. */
final class KeyForm {

    private final String service;
    private final String licence;
    private final @Nullable String onRecord;
    private final List<EntryProblem> problems = new ArrayList<>();

    private KeyForm(Map<String, String> values, @Nullable String onRecord) {
        this.service = values.getOrDefault(SERVICE_SECRET, "");
        this.licence = values.getOrDefault(LICENSE_KEY, "");
        this.onRecord = onRecord;
    }

    /**
     * @param values cleaned; an empty value keeps the stored one
     * @param onRecord the number in the shop's present licenseKey, or null
     */
    static List<EntryProblem> inspect(Map<String, String> values, @Nullable String onRecord) {
        return new KeyForm(values, onRecord).inspect();
    }

    private List<EntryProblem> inspect() {
        if (RakutenKeys.looksLikeLicenseKey(service) && RakutenKeys.looksLikeServiceSecret(licence)) {
            add(SERVICE_SECRET, Kind.SWAPPED);
            add(LICENSE_KEY, Kind.SWAPPED);
            return problems;
        }
        checkFormat(SERVICE_SECRET, service, RakutenKeys.looksLikeLicenseKey(service), LICENSE_KEY, "SP");
        checkFormat(LICENSE_KEY, licence, RakutenKeys.looksLikeServiceSecret(licence), SERVICE_SECRET, "SL");
        checkNumbers();
        return problems;
    }

    private void checkFormat(String field, String value, boolean isOther, String other, String prefix) {
        if (value.isEmpty()) {
            return;
        }
        if (isOther) {
            add(field, Kind.OTHER_SECRET, other, prefix);
        } else if (!RakutenKeys.hasPossibleCharacters(value)) {
            add(field, Kind.FOREIGN_LETTERS);
        } else if (!RakutenKeys.hasUsualFormat(value)) {
            add(field, Kind.UNUSUAL_FORM);
        }
    }

    private void checkNumbers() {
        Optional<String> stored = Optional.ofNullable(onRecord);
        Optional<String> number = RakutenKeys.number(licence);
        Optional<String> keyNumber = licence.isEmpty() ? stored : number;
        Optional<String> serviceNumber = RakutenKeys.number(service);
        if (differ(serviceNumber, keyNumber)) {
            String field = licence.isEmpty() ? SERVICE_SECRET : LICENSE_KEY;
            add(field, Kind.DIFFERENT_NUMBERS, serviceNumber.orElseThrow(), keyNumber.orElseThrow());
        }
        if (differ(number, stored)) {
            add(LICENSE_KEY, Kind.OTHER_SHOPS_NUMBER, number.orElseThrow(), stored.orElseThrow());
        }
    }

    private static boolean differ(Optional<String> number, Optional<String> other) {
        return number.isPresent() && other.isPresent() && !number.equals(other);
    }

    private void add(String field, Kind kind, String... arguments) {
        problems.add(EntryProblem.of(field, kind, arguments));
    }
}
