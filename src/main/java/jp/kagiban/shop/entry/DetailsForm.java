package jp.kagiban.shop.entry;

import java.util.Optional;
import jp.kagiban.mall.EntryProblem;
import jp.kagiban.mall.Mall;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.register.ShopField;
import org.jspecify.annotations.Nullable;

/** Validates a shop's details without reading stored rows. */
final class DetailsForm {

    private DetailsForm() {}

    /** Details that may be stored. */
    record Details(String name, String code, @Nullable String userId) {}

    /** Adds the problems to the findings. Returns the details, or empty if a problem blocks. */
    static Optional<Details> check(Mall mall, String name, String address, String userId, Findings findings) {
        String plainName = KeyInput.strip(name);
        if (plainName.isEmpty()) {
            findings.add(ShopField.NAME, Kind.EMPTY);
        }
        findings.limit(ShopField.NAME, plainName);
        refuseSecret(mall, ShopField.NAME, plainName, findings);
        String code = code(mall, address, findings);
        String plainId = findings.normalize(ShopField.USER_ID, userId);
        findings.limit(ShopField.USER_ID, plainId);
        return findings.blocked()
                ? Optional.empty()
                : Optional.of(new Details(plainName, code, plainId.isEmpty() ? null : plainId));
    }

    /**
     * Adds a problem if the value contains a whole secret. A shop's code may begin like a secret, so partial matches
     * don't count.
     */
    private static void refuseSecret(Mall mall, ShopField field, String value, Findings findings) {
        boolean holdsSecret = mall.keysIn(KeyInput.halfWidth(value)).stream()
                .anyMatch(found -> found.problem() != EntryProblem.Kind.UNUSUAL_FORM);
        if (holdsSecret && !findings.has(field)) {
            findings.add(field, Kind.A_SECRET);
        }
    }

    private static String code(Mall mall, String address, Findings findings) {
        String plain = findings.normalize(ShopField.ADDRESS, address);
        if (plain.isEmpty()) {
            findings.add(ShopField.ADDRESS, Kind.EMPTY);
            return "";
        }
        findings.limit(ShopField.ADDRESS, plain);
        refuseSecret(mall, ShopField.ADDRESS, plain, findings);
        Optional<String> code = mall.shopCode(plain);
        if (code.isEmpty() && !findings.has(ShopField.ADDRESS)) {
            findings.add(ShopField.ADDRESS, Kind.NOT_A_SHOP_ADDRESS);
        }
        return code.orElse("");
    }
}
