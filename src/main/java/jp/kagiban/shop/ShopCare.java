package jp.kagiban.shop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.OneLine;
import jp.kagiban.shared.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * The person in charge of a shop, and the shop's tags.
 *
 * @param inCharge a member of the company; null for nobody
 * @param name that member's name, unique in the company; empty for nobody
 * @param tags sorted; no two differ only by case
 */
public record ShopCare(@Nullable MemberId inCharge, String name, List<String> tags) {

    /** Nobody is in charge, and there are no tags. */
    public static final ShopCare NONE = new ShopCare(null, "", List.of());

    /** The most tags of a shop. */
    public static final int MOST_TAGS = 5;

    /** The most characters of a tag. Keys of malls are longer, so that none can become a tag. */
    public static final int LONGEST_TAG = 20;

    public ShopCare {
        tags = List.copyOf(tags);
    }

    /**
     * Returns a typed tag as it is stored: one line without blanks around it or invisible characters. It may be too
     * long. Empty if nothing is left.
     */
    public static Optional<String> tag(String typed) {
        String tag = OneLine.of(TypedText.composed(typed, TypedText.LINE));
        return Optional.of(tag).filter(text -> !OneLine.seen(text).isBlank());
    }

    public static boolean tooLong(String tag) {
        return tag.codePointCount(0, tag.length()) > LONGEST_TAG;
    }

    /** Returns the same text for tags that differ only by case. */
    public static String folded(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }

    /** Returns the name of who is in charge, and each tag with a mark. */
    public List<String> marks() {
        return Stream.concat(Stream.of(name), tags.stream().map(tag -> "#" + tag))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** @param people the members of the company with their names; others are in charge of nothing */
    ShopCare named(Map<MemberId, String> people) {
        String known = inCharge == null ? null : people.get(inCharge);
        return known == null ? inCharge(null) : new ShopCare(inCharge, known, tags);
    }

    ShopCare inCharge(@Nullable MemberId other) {
        return new ShopCare(other, "", tags);
    }

    ShopCare without(Collection<String> removed) {
        List<String> gone = removed.stream().map(ShopCare::folded).toList();
        return new ShopCare(
                inCharge,
                name,
                tags.stream().filter(tag -> !gone.contains(folded(tag))).toList());
    }

    ShopCare with(Collection<String> added) {
        List<String> all = new ArrayList<>(without(added).tags);
        all.addAll(added);
        all.sort(String.CASE_INSENSITIVE_ORDER);
        return new ShopCare(inCharge, name, all);
    }
}
