package jp.kagiban.mall;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One kind of credentials of a mall. Chosen when a shop is registered, and never changed.
 *
 * @param mall the mall
 * @param name the stored name
 * @param label the label by language, shown if a mall has several families
 * @param key the field that is renewed; members recognise a key by its last four characters
 * @param beside the other fields, which stay when the key is renewed
 */
public record Family(
        MallId mall, String name, Function<Locale, String> label, CredentialField key, List<CredentialField> beside) {

    public Family {
        beside = List.copyOf(beside);
    }

    /** All fields in the order of the form. The key is last, because it changes. */
    public List<CredentialField> fields() {
        return Stream.concat(beside.stream(), Stream.of(key)).toList();
    }
}
