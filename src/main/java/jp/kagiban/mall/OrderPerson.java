package jp.kagiban.mall;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The orderer or a recipient. Personal data, which {@code toString} leaves out.
 *
 * @param emailAddress the mall's forwarding address; only for the orderer
 */
public record OrderPerson(
        @Nullable String familyName,
        @Nullable String firstName,
        @Nullable String familyNameKana,
        @Nullable String firstNameKana,
        @Nullable String zipCode1,
        @Nullable String zipCode2,
        @Nullable String prefecture,
        @Nullable String city,
        @Nullable String subAddress,
        @Nullable String phoneNumber1,
        @Nullable String phoneNumber2,
        @Nullable String phoneNumber3,
        @Nullable String emailAddress) {

    static final OrderPerson NOBODY =
            new OrderPerson(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** {@code 試験 一郎}; empty if there is no name. */
    public String name() {
        return joined(" ", familyName, firstName);
    }

    /** {@code シケン イチロウ}; empty if there is none. */
    public String kana() {
        return joined(" ", familyNameKana, firstNameKana);
    }

    /** {@code 000-0000} */
    public String zipCode() {
        return joined("-", zipCode1, zipCode2);
    }

    /** {@code 試験県試験市1-1} */
    public String address() {
        return joined("", prefecture, city, subAddress);
    }

    /** {@code 000-0000-0000}; a mall may leave one of the three parts out. */
    public String phoneNumber() {
        return joined("-", phoneNumber1, phoneNumber2, phoneNumber3);
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(between));
    }

    @Override
    public String toString() {
        return "OrderPerson[…]";
    }
}
