package jp.kagiban.mall;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One way in which a mall gives a shop its credentials. It is chosen when a shop is registered and stays.
 *
 * @param mall whose it is
 * @param name is stored
 * @param label in a language, where a mall has more than one
 * @param key the field that is renewed. Members recognise it by its last four characters
 * @param beside the fields beside it, which stay when the key is renewed
 */
public record Family(
        MallId mall, String name, Function<Locale, String> label, CredentialField key, List<CredentialField> beside) {

    public Family {
        beside = List.copyOf(beside);
    }

    /** In the order of the form: the key comes last, as it is the one that changes. */
    public List<CredentialField> fields() {
        return Stream.concat(beside.stream(), Stream.of(key)).toList();
    }
}
